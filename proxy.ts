import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/server/env";
import { isForeignWrite } from "@/lib/server/origin-check";
import { securityHeaders } from "@/lib/server/security-headers";

/** No edge takes more than 2 MB (a paper; next.config.mjs, `readBody`); a body that says it is larger is not even read. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * Headers of every answer, and the refusal of what another site sends. Who is calling is asked by each page, action and route itself. The
 * policy also travels on the request, where Next finds the nonce for its own scripts.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const headers = securityHeaders({
    path: request.nextUrl.pathname,
    nonce,
    isDevelopment: env.isDevelopment,
    isHttps: env.origin.startsWith("https:"),
  });
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES)
    return new NextResponse(null, { status: 413, headers });
  if (isForeignWrite(request.method, request.headers))
    return NextResponse.json({ code: "forbidden", reason: "foreign_origin" }, { status: 403, headers });
  const forwarded = new Headers(request.headers);
  forwarded.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

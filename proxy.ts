import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/server/env";
import { securityHeaders } from "@/lib/server/security-headers";

/** No edge takes more than 2 MB (a paper; next.config.mjs, `readBody`); a body that says it is larger is not even read. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * Headers of every answer. It guards nothing else: each page, action and route asks who is calling by itself. The policy also travels on
 * the request, where Next finds the nonce for its own scripts.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = securityHeaders({
    path: request.nextUrl.pathname,
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64"),
    isDevelopment: env.isDevelopment,
    isHttps: env.origin.startsWith("https:"),
  });
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
    return new NextResponse(null, { status: 413, headers });
  }
  const forwarded = new Headers(request.headers);
  forwarded.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

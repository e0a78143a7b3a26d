import { type NextRequest, NextResponse } from "next/server";

/**
 * Headers of every answer. It guards nothing: each page, action and route asks who is calling by itself.
 * COOP/COEP give the vision worker its own process group; only capture pages may use the camera.
 */
export function proxy(request: NextRequest): NextResponse {
  const response = NextResponse.next();
  const { headers } = response;
  const captures = /^\/(kiosk|enrol)(\/|$)/.test(request.nextUrl.pathname);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "same-origin");
  headers.set(
    "Permissions-Policy",
    `camera=${captures ? "(self)" : "()"}, microphone=(), geolocation=(), usb=(), serial=(), display-capture=()`,
  );
  return response;
}

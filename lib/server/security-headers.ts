import "server-only";

export type HeaderContext = {
  /** Path of the request. */
  path: string;
  /** Fresh for each page: only scripts that carry it run. */
  nonce: string;
  isDevelopment: boolean;
  isHttps: boolean;
};

/** Files of the build and of public/: the vision worker is one of them, and brings no nonce. */
const STATIC_PATH = /^\/(_next\/static|models|wasm)\//;
/** The pages that look through a camera; links lead to them as new documents, because a page keeps the permissions it was opened with. */
const CAPTURE_PATH = /^\/(kiosk|enrol|enrol\/reviews|enrolment|check-in|sessions\/[^/]+\/roll-call)\/?$/;

/**
 * Content-Security-Policy (security.md §4.2). `wasm-unsafe-eval` is for the models; nothing may be inline without the page's nonce, and
 * nothing is loaded from or sent to another host. Next's development tools need `unsafe-eval` and inline styles; the product does not.
 */
export function contentSecurityPolicy({ path, nonce, isDevelopment }: HeaderContext): string {
  const scripts = STATIC_PATH.test(path) ? "'self'" : `'self' 'nonce-${nonce}' 'strict-dynamic'`;
  const styles = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  const directives = [
    "default-src 'none'",
    `script-src ${scripts} 'wasm-unsafe-eval'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `style-src ${styles}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ];
  return directives.join("; ");
}

const NO_DEVICE = ["microphone", "geolocation", "usb", "serial", "hid", "midi", "payment", "display-capture"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** What an answer carries that never reached the application: a malformed request, a server that is still starting. */
export const BARE_HEADERS: Record<string, string> = {
  "Content-Security-Policy":
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": `camera=(), ${NO_DEVICE}`,
};

/** Every header that guards an answer, also an error's. Only capture pages may use the camera; no page anything else of the device. */
export function securityHeaders(context: HeaderContext): Record<string, string> {
  const camera = CAPTURE_PATH.test(context.path) ? "(self)" : "()";
  return {
    // Opener and embedder policy together give the page and its worker a process of their own.
    ...BARE_HEADERS,
    "Content-Security-Policy": contentSecurityPolicy(context),
    "Permissions-Policy": `camera=${camera}, ${NO_DEVICE}`,
    ...(context.isHttps ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

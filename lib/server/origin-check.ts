import "server-only";
import { isOwnOrigin } from "./env";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** The cookies that speak for somebody: a browser sends them along whoever's page asked it to. */
const SPEAKING_COOKIE = /(?:^|;\s*)(?:__Host-|__Secure-)?(?:hadir\.|next-auth\.)/;

/**
 * Whether a request that may change something is refused because another site sent it (security.md §1.3, CSRF). A browser says where a
 * request came from; `null` (a sandboxed frame, a file) and every other origin is refused, and so is a cookie without any origin. Clients that
 * are no browsers send neither.
 */
export function isForeignWrite(method: string, headers: Pick<Headers, "get">): boolean {
  if (READING.has(method)) return false;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return true;
  const origin = headers.get("origin");
  if (origin === null) return SPEAKING_COOKIE.test(headers.get("cookie") ?? "");
  return !(isOwnOrigin(origin) || isSameHost(origin, headers.get("host")));
}

/** The page's own host as the browser names it: what it sends as Host, another site's script cannot choose. */
function isSameHost(origin: string, host: string | null): boolean {
  return host !== null && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/**
 * Where to go after sign-in, from an address that came with the request: a page of this origin as path, query and fragment, else null.
 * The sign-in page itself and the API are no places to return to.
 */
export function returnPath(candidate: string | undefined, origin: string): string | null {
  if (!candidate) return null;
  let url: URL;
  try {
    url = new URL(candidate, origin);
  } catch {
    return null;
  }
  if (url.origin !== origin) return null;
  if (url.pathname === "/sign-in" || url.pathname.startsWith("/api/")) return null;
  return url.pathname + url.search + url.hash;
}

import "server-only";
import { env } from "./env";

/**
 * Name and attributes of a cookie that only this very host may set and read: `__Host-` where there is https, which the prefix needs
 * (RFC 6265bis); not readable by scripts.
 */
export function hostCookie(name: string) {
  const isHttps = env.origin.startsWith("https:");
  return {
    name: `${isHttps ? "__Host-" : ""}${name}`,
    httpOnly: true,
    secure: isHttps,
    path: "/",
  };
}

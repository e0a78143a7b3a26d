import "server-only";
import { env } from "./env";

const VALID_DAYS = 180;
const DAY_MS = 86_400_000;

/** The text of /.well-known/security.txt (RFC 9116). Without a configured contact it is the mailbox that RFC 2142 gives every domain. */
export function securityContact(now: Date): string {
  const lines = [
    `Contact: ${env.securityContact ?? `mailto:security@${new URL(env.origin).hostname}`}`,
    `Expires: ${new Date(now.getTime() + VALID_DAYS * DAY_MS).toISOString()}`,
    "Preferred-Languages: ar, en",
    `Canonical: ${env.origin}/.well-known/security.txt`,
  ];
  return `${lines.join("\n")}\n`;
}

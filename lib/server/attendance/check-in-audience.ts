import "server-only";
import { env } from "../env";

/** What an attestation must name as its reader. */
export function checkInAudience(): string {
  return `${env.origin}/checkin`;
}

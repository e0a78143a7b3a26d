import "server-only";
import { env } from "../env";

/** What somebody's own browser must name as the reader of its answer: another one than a kiosk's. */
export function selfAudience(): string {
  return `${env.origin}/self-check-in`;
}

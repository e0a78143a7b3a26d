import { type CheckInCode, isRefusal } from "../check-in-code";

/** A mark that a kiosk sent: how it ended, what suggested an injection, how many steps were asked, when (epoch ms). */
export type PastMark = { code: CheckInCode; hints: readonly string[]; steps: number; at: number };

/** How long a refusal for want of life keeps a kiosk flagged. */
const FLAGGED_MS = 10 * 60_000;

const SUSPICIOUS: ReadonlySet<CheckInCode> = new Set([
  "EMB_REPLAY",
  "EMB_FRAMES",
  "LIVE_TRACE",
  "LIVE_REPLAY",
  "LIVE_PAD",
  "LIVE_STEP",
  "LIVE_COLOUR",
  "LIVE_STILL",
  "RISK_STEPUP",
]);

/**
 * Whether a kiosk's next challenge has to ask for a step: its newest mark carried a hint, or one of the last ten minutes was refused as not
 * alive and nobody has done a step since. `marks`: newest first.
 */
export function isDeviceFlagged(marks: readonly PastMark[], now: number): boolean {
  if ((marks[0]?.hints.length ?? 0) > 0) return true;
  for (const { code, steps, at } of marks) {
    if (now - at > FLAGGED_MS || (!isRefusal(code) && steps > 0)) return false;
    if (SUSPICIOUS.has(code)) return true;
  }
  return false;
}

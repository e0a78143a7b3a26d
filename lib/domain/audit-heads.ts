/** Rows and time after which the end of an audit chain is signed again, whichever comes first. */
const ROWS = 1_000;
const MS = 10 * 60_000;

/** How far a chain was signed: up to which row, and when (epoch ms). */
export type SignedThrough = { seq: number; at: number };

/** Whether a chain that ends with row `seq` is due to be signed at `now` (epoch ms): it grew, and by enough or long enough ago. */
export function isHeadDue(last: SignedThrough | null, seq: number, now: number): boolean {
  if (seq <= (last?.seq ?? 0)) return false;
  return last === null || seq - last.seq >= ROWS || now - last.at >= MS;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A kiosk's key is replaced after 30 days (security.md §1.4); one that nobody saw for 90 days has to be paired again. */
const KEY_LIFE_MS = 30 * DAY_MS;
const UNSEEN_LIFE_MS = 90 * DAY_MS;

/** How far a kiosk's clock may be off before people are told, in ms. */
const CLOCK_TOLERANCE_MS = 120_000;

/** What is remembered of a paired kiosk: instants in epoch ms, null for what has not happened. */
export type DeviceTimes = {
  pairedAt: number | null;
  lastSeenAt: number | null;
  keyChangedAt: number | null;
  /** When an administrator last asked for a new key. */
  newKeyAskedAt: number | null;
};

/** Whether a kiosk was neither paired nor seen in the last 90 days before `now` (epoch ms); one that never was is not. */
export function isDeviceExpired({ pairedAt, lastSeenAt }: DeviceTimes, now: number): boolean {
  const last = Math.max(pairedAt ?? Number.NEGATIVE_INFINITY, lastSeenAt ?? Number.NEGATIVE_INFINITY);
  return Number.isFinite(last) && now - last > UNSEEN_LIFE_MS;
}

/** Whether a kiosk should make a new key at `now` (epoch ms): its key is 30 days old, or somebody asked since it was made. */
export function isNewKeyDue({ pairedAt, keyChangedAt, newKeyAskedAt }: DeviceTimes, now: number): boolean {
  const since = keyChangedAt ?? pairedAt;
  if (since === null) return false;
  return now - since >= KEY_LIFE_MS || (newKeyAskedAt !== null && newKeyAskedAt > since);
}

/** Whether a clock that is `offsetMs` ahead of the server's (negative: behind) is so wrong that people are told. */
export function isClockWrong(offsetMs: number | null): boolean {
  return offsetMs !== null && Math.abs(offsetMs) > CLOCK_TOLERANCE_MS;
}

import type { Role } from "./abilities";

/** Wrong passwords that cost nothing, and how many in a row lock the account until it is reset (security.md §4.3). */
const FREE_FAILURES = 5;
export const LOCK_FAILURES = 100;
const MAX_WAIT_SECONDS = 15 * 60;

/** Seconds to wait after this many wrong passwords in a row: none before the fifth, then 1, 2, 4 ... up to 15 minutes. */
export function backoffSeconds(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(MAX_WAIT_SECONDS, 2 ** (failures - FREE_FAILURES));
}

/** Seconds still to wait at `now` (epoch ms) after `failures`, the last of them at `lastFailedAt`; Infinity when locked. */
export function secondsLeft(failures: number, lastFailedAt: number | null, now: number): number {
  if (failures >= LOCK_FAILURES) return Number.POSITIVE_INFINITY;
  if (lastFailedAt === null) return 0;
  return Math.max(0, Math.ceil((lastFailedAt + backoffSeconds(failures) * 1000 - now) / 1000));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Life = { idleMs: number; absoluteMs: number };

/** How long a sign-in lives without use and at all, in ms: short for who sees others' records, longer for one's own. */
const STAFF_LIFE: Life = { idleMs: 30 * MINUTE, absoluteMs: 12 * HOUR };
const OWN_LIFE: Life = { idleMs: 7 * DAY, absoluteMs: 30 * DAY };

/** A client of the API shows a new refresh token every few minutes, each good once. */
const API_LIFE: Life = { idleMs: 7 * DAY, absoluteMs: 30 * DAY };

/** A sign-in as far as its life is judged: instants in epoch ms. */
export type SignInTimes = {
  kind: "web" | "api";
  createdAt: number;
  lastSeenAt: number;
  endedAt: number | null;
};

/** Whether a sign-in of somebody with these roles still holds at `now` (epoch ms); the strictest role decides. */
export function isSignInAlive(roles: readonly Role[], session: SignInTimes, now: number): boolean {
  const seesOnlyOwn = roles.every((role) => role === "student");
  const life = session.kind === "api" ? API_LIFE : seesOnlyOwn ? OWN_LIFE : STAFF_LIFE;
  return (
    session.endedAt === null &&
    now - session.lastSeenAt <= life.idleMs &&
    now - session.createdAt <= life.absoluteMs
  );
}

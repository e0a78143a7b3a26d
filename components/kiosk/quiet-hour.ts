/** The hour of the night, local, in which a kiosk starts itself anew: nobody stands there, and memory of weeks is given back. */
const QUIET_HOUR = 3;

/** A page that has been open for less than this was started anew already. */
const LEAST_OPEN_MS = 6 * 60 * 60 * 1_000;

/** Whether a kiosk should reload its page now: at the quiet hour of its zone, with no session open, after hours of being open. */
export function isReloadDue(now: number, openedAt: number, { timeZone, sessions }: ReloadContext): boolean {
  if (sessions > 0 || now - openedAt < LEAST_OPEN_MS) return false;
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now);
  return Number(hour) === QUIET_HOUR;
}

/** Where the kiosk stands, and how many sessions are open there. */
export type ReloadContext = { timeZone: string; sessions: number };

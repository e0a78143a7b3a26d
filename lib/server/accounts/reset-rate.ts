import "server-only";
import { TooMany } from "../problem";
import { createRate } from "../rate";

const HOUR_MS = 60 * 60 * 1000;

/** Mails that one may ask for in an hour: for one address, and from one place (a school can be one place). */
const forAddress = createRate({ limit: 3, windowMs: HOUR_MS });
const fromPlace = createRate({ limit: 30, windowMs: HOUR_MS });

/** Counts a request for a reset, whether there is such an account or not; throws TooMany when there were too many in the last hour. */
export function holdResetRate(email: string, place: string, now: Date): void {
  const wait = fromPlace(place, now) || forAddress(email, now);
  if (wait > 0) throw new TooMany("too_many_resets", wait);
}

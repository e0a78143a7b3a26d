import "server-only";
import type { Actor } from "../actor";
import { TooMany } from "../problem";
import { createRate } from "../rate";

/** A class is looked at a few times in a row and then not for an hour: more is somebody who tries faces out. */
const RATES = [createRate({ limit: 30, windowMs: 60_000 }), createRate({ limit: 300, windowMs: 3_600_000 })];

/** Counts one look of an account at a class. Throws TooMany. */
export function holdLookRate({ organizationId, accountId }: Actor, now: Date): void {
  for (const take of RATES) {
    const wait = take(`${organizationId} ${accountId}`, now);
    if (wait > 0) throw new TooMany("too_many", wait);
  }
}

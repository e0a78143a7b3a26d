import "server-only";

type Counted = { windowStart: number; now: number; before: number };

/** More keys than this are not remembered: the ones that were counted first are forgotten, which forgives and never blocks. */
const MAX_KEYS = 50_000;

/** A limit on calls by key: `limit` in any `windowMs`, estimated over the present window and the share left of the one before. */
export function createRate({ limit, windowMs }: { limit: number; windowMs: number }) {
  const keys = new Map<string, Counted>();

  /** Counts a call at `now`; 0 when it may go on, else the seconds to wait. A call that has to wait is not counted. */
  return function take(key: string, now: Date): number {
    const windowStart = Math.floor(now.getTime() / windowMs) * windowMs;
    const known = keys.get(key);
    const counted = known ? moveOn(known, windowStart, windowMs) : { windowStart, now: 0, before: 0 };
    const shareLeft = 1 - (now.getTime() - windowStart) / windowMs;
    if (counted.now + counted.before * shareLeft >= limit) {
      return Math.max(1, Math.ceil((windowStart + windowMs - now.getTime()) / 1000));
    }
    const [oldest] = keys.keys();
    if (!known && oldest !== undefined && keys.size >= MAX_KEYS) keys.delete(oldest);
    keys.set(key, { ...counted, now: counted.now + 1 });
    return 0;
  };
}

function moveOn(counted: Counted, windowStart: number, windowMs: number): Counted {
  if (counted.windowStart === windowStart) return counted;
  const isNext = counted.windowStart === windowStart - windowMs;
  return { windowStart, now: 0, before: isNext ? counted.now : 0 };
}

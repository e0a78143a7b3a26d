/** Whose calendar a day is in: everybody's, a unit's with all below it, or one section's. `scopeId` is null for the organisation. */
export type CalendarScope = "organization" | "unit" | "section";

/** On a timing change: what usually begins at `usualStart` (local "HH:MM") is held at other times, or not at all. What is not named stays. */
export type TimingChange = { usualStart: string; held: { start: string; end: string } | null };

/**
 * A day unlike others (ISO local date). `closure`: nobody is expected. `off_timetable`: open, but the classes of the timetable are not
 * held (a trip, examinations). `timing_change` without times: an ordinary day, for a unit that works while the rest is closed.
 */
export type CalendarDay = { localDate: string; scope: CalendarScope; scopeId: string | null } & (
  | { kind: "closure" }
  | { kind: "off_timetable" }
  | { kind: "timing_change"; times: readonly TimingChange[] }
);

/** Where a calendar or policy is asked for: `unitPath` from the root to the nearest unit, the section where there is one. */
export type Place = { unitPath: readonly string[]; sectionId: string | null };

const KIND_ORDER = { closure: 0, off_timetable: 1, timing_change: 2 };

/**
 * The calendar day in force at a place on a local date: the narrowest scope decides (section, then the nearest unit, then the
 * organisation); in one scope a closure outweighs off-timetable, and that a timing change. Null on an ordinary day.
 */
export function calendarDayFor(
  days: readonly CalendarDay[],
  place: Place,
  localDate: string,
): CalendarDay | null {
  const found = days
    .filter((day) => day.localDate === localDate && scopeDepth(day, place) >= 0)
    .sort((a, b) => scopeDepth(b, place) - scopeDepth(a, place) || KIND_ORDER[a.kind] - KIND_ORDER[b.kind]);
  return found[0] ?? null;
}

/** How narrow a scope is at a place: 0 for the organisation, more for each unit towards the place, most for its section; -1 elsewhere. */
function scopeDepth({ scope, scopeId }: CalendarDay, place: Place): number {
  if (scope === "organization") return 0;
  if (scopeId === null) return -1;
  if (scope === "section") return scopeId === place.sectionId ? place.unitPath.length + 1 : -1;
  return place.unitPath.indexOf(scopeId) + 1 || -1;
}

import { addDays } from "@/lib/domain/attendance/date-range";

const HALF_DAY = 12 * 3_600_000;

/** A zone's offset from UTC at an instant as ISO text, such as +02:00. */
export function offsetText(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(
    instant,
  );
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return name === "GMT" ? "+00:00" : name.replace("GMT", "");
}

/**
 * A wall time ("08:05") of what was expected, as ISO 8601 with its offset: on the work date, or the day after where the clock says that an
 * overnight shift has passed midnight. Null for no time.
 */
export function wallTimeOf(
  expected: { workDate: string; startsAt: string; timeZone: string },
  time: string,
): string | null {
  if (!/^\d{2}:\d{2}$/.test(time)) return null;
  const { workDate, startsAt, timeZone } = expected;
  const at = (date: string) => {
    // The offset of that very moment: a clock change may lie between.
    const roughly = offsetText(new Date(startsAt), timeZone);
    const offset = offsetText(new Date(`${date}T${time}:00${roughly}`), timeZone);
    return `${date}T${time}:00${offset}`;
  };
  const sameDay = at(workDate);
  return Date.parse(sameDay) < Date.parse(startsAt) - HALF_DAY ? at(addDays(workDate, 1)) : sameDay;
}

/** The wall time of an instant at a place, as time inputs have it ("08:05"). */
export function clockOf(instant: string, timeZone: string): string {
  const format = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(new Date(instant));
}

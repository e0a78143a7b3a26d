import { Temporal } from "temporal-polyfill";

/** The wall time "HH:MM" of an instant (epoch milliseconds) in an IANA zone. */
export function wallTimeOf(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
}

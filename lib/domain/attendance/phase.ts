import type { Status } from "./record";

/**
 * Where a person stands in one word, without and with a record: nobody is absent before the window has ended (rule 4); who is away with an
 * excuse or on leave is excused.
 */
export function statusAt(
  session: { windowTo: number },
  record: Pick<Status, "presence" | "late" | "excusal"> | null,
  now: number,
): "on_time" | "late" | "not_yet" | "absent" | "excused" {
  if (record?.presence === "present") return record.late ? "late" : "on_time";
  if (record && record.excusal !== "none") return "excused";
  if (record?.presence === "absent") return "absent";
  return now <= session.windowTo ? "not_yet" : "absent";
}

/** Where `now` stands to a session whose window is given (epoch milliseconds). */
export function phaseAt(
  session: { windowFrom: number; windowTo: number },
  now: number,
): "upcoming" | "open" | "ended" {
  if (now < session.windowFrom) return "upcoming";
  return now <= session.windowTo ? "open" : "ended";
}

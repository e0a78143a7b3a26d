/** Where a person stands in a session without and with a record: nobody is absent before the window has ended (rule 4). */
export function statusAt(
  session: { windowTo: number },
  record: { late: boolean } | null,
  now: number,
): "on_time" | "late" | "not_yet" | "absent" {
  if (record) return record.late ? "late" : "on_time";
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

import type { Status } from "@/lib/domain/attendance/record";

/** What a status is drawn as: one shape and one colour each. */
export type StatusKind =
  | "present"
  | "late"
  | "left_early"
  | "late_left_early"
  | "absent"
  | "excused"
  | "on_leave"
  | "not_yet";

/** The order in which kinds are counted and told. */
export const STATUS_KINDS = [
  "present",
  "late",
  "left_early",
  "late_left_early",
  "absent",
  "excused",
  "on_leave",
  "not_yet",
] as const satisfies readonly StatusKind[];

/** The one kind that the three axes of a status come to; an excuse shows only where somebody is missing. */
export function kindOf({ presence, late, leftEarly, excusal }: Status): StatusKind {
  if (presence === "present") {
    if (late) return leftEarly ? "late_left_early" : "late";
    return leftEarly ? "left_early" : "present";
  }
  if (excusal !== "none") return excusal;
  return presence;
}

/** How good or bad a kind is, for colours; words, letters or shapes say it too. */
export type StatusTone = "good" | "late" | "bad" | "excused" | "wait";

export const TONE_OF: Record<StatusKind, StatusTone> = {
  present: "good",
  late: "late",
  left_early: "late",
  late_left_early: "late",
  absent: "bad",
  excused: "excused",
  on_leave: "excused",
  not_yet: "wait",
};

import type { StatusCodeView } from "@/lib/contracts/attendance-record";
import { type StatusKind, type StatusTone, TONE_OF } from "./status-kind";

/** The kind that a code stands for, whatever an organisation calls it; a code for no decided presence is "not yet". */
export function kindOfCode({ when }: Pick<StatusCodeView, "when">): StatusKind {
  if (when.presence === "present") {
    if (when.late) return when.leftEarly ? "late_left_early" : "late";
    return when.leftEarly ? "left_early" : "present";
  }
  if (when.presence === "not_yet") return "not_yet";
  // What was made up stands for attendance.
  if (when.madeUp) return "present";
  return when.excusal === "excused" || when.excusal === "on_leave" ? when.excusal : "absent";
}

/** The colour of a code; null is what is not decided yet. */
export function toneOfCode(code: Pick<StatusCodeView, "when"> | null | undefined): StatusTone {
  return code ? TONE_OF[kindOfCode(code)] : "wait";
}

/** Soft ground and ink of a tone, at least 4.5:1 in both colour schemes. */
export const TONE_SOFT: Record<StatusTone, string> = {
  good: "bg-good-soft text-good",
  late: "bg-late-soft text-late",
  bad: "bg-bad-soft text-bad",
  excused: "bg-accent-soft text-accent",
  wait: "bg-sunken text-muted",
};

/** Ink of a tone for words on the page's own ground. */
export const TONE_INK: Record<StatusTone, string> = {
  good: "text-good",
  late: "text-late",
  bad: "text-bad",
  excused: "text-accent",
  wait: "text-muted",
};

/** The fill of a tone in drawings, at least 3:1 on the ground. */
export const TONE_FILL: Record<StatusTone, string> = {
  good: "fill-good-fill",
  late: "fill-late-fill",
  bad: "fill-bad-fill",
  excused: "fill-accent",
  wait: "fill-wait-fill",
};

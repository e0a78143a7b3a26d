import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Reason } from "@/lib/domain/attendance/reason";
import { formatDateTime, formatTime, type Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import type { Text } from "@/lib/i18n/text";

/** What the sentences are said with: the texts and the place whose clock the times are read from. */
export type Teller = { text: Text; place: Place };

/** Why a record is as it is, one sentence a reason, in the order in which it came about. */
export function explainRecord(record: Pick<RecordView, "explain" | "override">, teller: Teller): string[] {
  return record.explain.map((reason) => explainReason(reason, record.override, teller));
}

function explainReason(reason: Reason, override: RecordView["override"], { text, place }: Teller): string {
  const clock = (instant: number) => formatTime(new Date(instant), place);
  const day = (instant: number) => formatDateTime(new Date(instant), place);
  const minutes = (count: number) => text("attendance.minutes", { count });
  switch (reason.code) {
    case "cancelled":
      return text("attendance.why_cancelled");
    case "activity":
      return text("attendance.why_activity", { firstIn: clock(reason.facts.firstIn) });
    case "not_yet":
      return text("attendance.why_not_yet", { windowTo: clock(reason.facts.windowTo) });
    case "not_seen":
      return text("attendance.why_not_seen", { windowTo: clock(reason.facts.windowTo) });
    case "on_time": {
      const { firstIn, start, graceMinutes } = reason.facts;
      const facts = { firstIn: clock(firstIn), start: clock(start), grace: minutes(graceMinutes) };
      return text("attendance.why_on_time", facts);
    }
    case "late": {
      const { firstIn, start, graceMinutes, lateMinutes } = reason.facts;
      const facts = { firstIn: clock(firstIn), start: clock(start), grace: minutes(graceMinutes) };
      return text("attendance.why_late", { ...facts, late: minutes(lateMinutes) });
    }
    case "after_absent_limit": {
      const { firstIn, start, absentAfterMinutes } = reason.facts;
      const facts = { firstIn: clock(firstIn), start: clock(start), limit: minutes(absentAfterMinutes) };
      return text("attendance.why_after_absent_limit", facts);
    }
    case "seen_after_end": {
      const { firstIn, end } = reason.facts;
      return text("attendance.why_seen_after_end", { firstIn: clock(firstIn), end: clock(end) });
    }
    case "only_check_out":
      return text("attendance.why_only_check_out", { lastOut: clock(reason.facts.lastOut) });
    case "left_early": {
      const { lastOut, end, graceMinutes, earlyMinutes } = reason.facts;
      const facts = { lastOut: clock(lastOut), end: clock(end), grace: minutes(graceMinutes) };
      return text("attendance.why_left_early", { ...facts, early: minutes(earlyMinutes) });
    }
    case "missing_check_out":
      return text("attendance.why_missing_check_out", { assumedOut: clock(reason.facts.assumedOut) });
    case "on_leave": {
      const { from, to, excusal } = reason.facts;
      const key = excusal === "excused" ? "attendance.why_excused_leave" : "attendance.why_on_leave";
      return text(key, { from: day(from), to: day(to) });
    }
    case "partly_on_leave": {
      const { start, end } = reason.facts;
      return text("attendance.why_partly_on_leave", { start: clock(start), end: clock(end) });
    }
    case "made_up":
      return text("attendance.why_made_up");
    case "decided": {
      if (!override) return text("attendance.why_decided_nobody");
      const how = override.method === "roll_call" ? "roll_call" : reason.facts.kind;
      return text(`attendance.why_decided_${how}`, { name: inLanguage(override.name, place.language) });
    }
    case "times_corrected":
      return text("attendance.why_times_corrected");
    case "excusal_decided":
      return text(`attendance.why_excusal_${reason.facts.excusal}`);
    case "evidence_beside":
      return sayBeside(reason.facts, { text, place });
    case "awaiting_devices": {
      const { waiting, until } = reason.facts;
      return text("attendance.why_awaiting_devices", { count: waiting, until: day(until) });
    }
    // A page that was loaded before an update may meet a reason it has no words for.
    default:
      return text("attendance.why_unknown");
  }
}

/** What a device saw, said beside a decision that says something else. */
export function sayBeside(
  seen: { firstIn: number | string | null; lastOut: number | string | null },
  { text, place }: Teller,
): string {
  const clock = (instant: number | string) => formatTime(new Date(instant), place);
  const { firstIn, lastOut } = seen;
  if (firstIn !== null && lastOut !== null)
    return text("attendance.why_evidence_both", { firstIn: clock(firstIn), lastOut: clock(lastOut) });
  if (firstIn !== null) return text("attendance.why_evidence_in", { firstIn: clock(firstIn) });
  if (lastOut !== null) return text("attendance.why_evidence_out", { lastOut: clock(lastOut) });
  return text("attendance.why_evidence_none");
}

import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Status } from "@/lib/domain/attendance/record";
import type { Text } from "@/lib/i18n/text";
import { kindOf } from "./status-kind";

/** A status in words, without minutes. */
export function statusWord(text: Text, status: Status): string {
  return text(`attendance.kind_${kindOf(status)}`);
}

/** What a record says in a few words, with the minutes where there are any. */
export function recordWords(
  text: Text,
  record: Pick<RecordView, "status" | "lateMinutes" | "earlyMinutes">,
): string {
  const { status, lateMinutes, earlyMinutes } = record;
  const late = () => text("attendance.late_by", { count: lateMinutes });
  const early = () => text("attendance.early_by", { count: earlyMinutes });
  switch (kindOf(status)) {
    case "late":
      return late();
    case "left_early":
      return early();
    case "late_left_early":
      return [late(), early()].join(text("common.list_separator"));
    default:
      return statusWord(text, status);
  }
}

import { kindOf, STATUS_KINDS, type StatusKind } from "@/components/attendance/status-kind";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import { formatDayMonth } from "@/lib/i18n/format";
import type { Language } from "@/lib/i18n/language";
import type { Text } from "@/lib/i18n/text";

/** How many obligations came to what, in the order in which kinds are told; without those that there are none of. */
export function countKinds(lines: readonly AttendanceLine[]): { kind: StatusKind; count: number }[] {
  return STATUS_KINDS.map((kind) => ({
    kind,
    count: lines.filter(({ record }) => kindOf(record.status) === kind).length,
  })).filter(({ count }) => count > 0);
}

/** A calendar in one sentence, for whoever does not see it. */
export function summaryText(
  text: Text,
  language: Language,
  { from, to, lines }: { from: string; to: string; lines: readonly AttendanceLine[] },
): string {
  const counts = countKinds(lines)
    .map(({ kind, count }) => text("attendance.count_of", { status: text(`attendance.kind_${kind}`), count }))
    .join(text("common.list_separator"));
  return text("attendance.summary", {
    from: formatDayMonth(from, language),
    to: formatDayMonth(to, language),
    counts: counts || text("attendance.kind_none"),
  });
}

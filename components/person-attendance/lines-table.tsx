"use client";

import { explainRecord } from "@/components/attendance/explain-record";
import { saySpan } from "@/components/attendance/format-span";
import { StatusIcon } from "@/components/attendance/status-icon";
import { kindOf } from "@/components/attendance/status-kind";
import { recordWords } from "@/components/attendance/status-text";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import { formatDayMonth, formatWeekday } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const COLUMNS = ["day", "what", "status", "why"] as const;

/** The same as the calendar, as a table: newest first. */
export function LinesTable({ lines, caption }: { lines: readonly AttendanceLine[]; caption: string }) {
  const text = useText();
  const language = useLanguage();
  const label = (column: (typeof COLUMNS)[number]) => text(`attendance.column_${column}`);
  return (
    <Panel className="overflow-hidden">
      <Table caption={caption} columns={COLUMNS.map((key) => ({ key, label: label(key) }))}>
        {lines.map((line) => {
          const place = { language, timeZone: line.timeZone };
          return (
            <TableRow key={line.obligationId} align="top">
              <TableHeading>
                <span className="whitespace-nowrap">
                  {formatWeekday(line.workDate, language, "short")} {formatDayMonth(line.workDate, language)}
                </span>
              </TableHeading>
              <TableCell label={label("what")} phone="passing">
                {inLanguage(line.title, language)}
                <span className="block text-muted text-sm">{saySpan(text, line, place)}</span>
              </TableCell>
              <TableCell label={label("status")}>
                <span className="inline-flex items-center gap-2">
                  <StatusIcon kind={kindOf(line.record.status)} />
                  {recordWords(text, line.record)}
                </span>
              </TableCell>
              <TableCell label={label("why")} phone="block">
                <span className="text-sm">{explainRecord(line.record, { text, place }).join(" ")}</span>
              </TableCell>
            </TableRow>
          );
        })}
      </Table>
    </Panel>
  );
}

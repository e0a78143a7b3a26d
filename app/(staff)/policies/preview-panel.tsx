"use client";

import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { PolicyPreview } from "@/lib/contracts/policies";
import { formatDateRange, formatDayMonth, formatNumber } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** What the draft would have changed last week: totals before and after side by side, and whose records. */
export function PreviewPanel({ preview }: { preview: PolicyPreview }) {
  const text = useText();
  const language = useLanguage();
  const { judged, changed, lines } = preview;
  const range = formatDateRange(preview, language);
  return (
    <Panel className="grid gap-4 p-4 sm:p-6">
      <h2 className="font-semibold text-lg">{text("policies.preview_title", { range })}</h2>
      <p role="status">
        {judged === 0
          ? text("policies.preview_nothing")
          : text("policies.preview_changed", { changed, judged })}
      </p>
      {judged > 0 && <CodeBars preview={preview} />}
      {lines.length > 0 && (
        <Table
          caption={text("policies.preview_lines")}
          columns={(["person", "session", "before", "after"] as const).map((key) => ({
            key,
            label: text(`policies.column_${key}`),
          }))}
        >
          {lines.map((line) => (
            <TableRow key={line.obligationId}>
              <TableHeading>{inLanguage(line.person, language)}</TableHeading>
              <TableCell label={text("policies.column_session")}>
                {inLanguage(line.title, language)}, {formatDayMonth(line.workDate, language)}
              </TableCell>
              <TableCell label={text("policies.column_before")}>
                <Outcome {...line.before} />
              </TableCell>
              <TableCell label={text("policies.column_after")}>
                <Outcome {...line.after} />
              </TableCell>
            </TableRow>
          ))}
        </Table>
      )}
    </Panel>
  );
}

type OutcomeProps = { code: string | null; lateMinutes: number; earlyMinutes: number };

function Outcome({ code, lateMinutes, earlyMinutes }: OutcomeProps) {
  const text = useText();
  return (
    <>
      <bdi className="font-semibold">{code ?? "–"}</bdi>
      {lateMinutes > 0 && <> {text("policies.minutes_late", { count: lateMinutes })}</>}
      {earlyMinutes > 0 && <> {text("policies.minutes_early", { count: earlyMinutes })}</>}
    </>
  );
}

/** Every code with its count before and after, drawn on one scale. */
function CodeBars({ preview: { before, after } }: { preview: PolicyPreview }) {
  const text = useText();
  const language = useLanguage();
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const most = Math.max(1, ...Object.values(before), ...Object.values(after));
  return (
    <dl className="grid gap-3">
      {codes.map((code) => (
        <div key={code} className="grid grid-cols-[3rem_1fr] items-center gap-3">
          <dt className="font-semibold">
            <bdi>{code}</bdi>
          </dt>
          <dd className="grid gap-1">
            {(["before", "after"] as const).map((when) => {
              const count = (when === "before" ? before[code] : after[code]) ?? 0;
              return (
                <span key={when} className="flex items-center gap-2 text-sm">
                  <svg
                    viewBox="0 0 1000 10"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    className="h-3 min-w-0 flex-1 rounded bg-sunken rtl:-scale-x-100"
                  >
                    <rect
                      width={(count / most) * 1000}
                      height="10"
                      className={when === "before" ? "fill-line-strong" : "fill-accent"}
                    />
                  </svg>
                  <span className="w-32 shrink-0 tabular-nums">
                    {text(`policies.${when}_count`, { value: formatNumber(count, language) })}
                  </span>
                </span>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

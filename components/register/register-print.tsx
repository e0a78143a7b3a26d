"use client";

import { TOTALS, totalsOf } from "@/components/attendance/code-totals";
import type { RegisterDay, RegisterRow, RegisterView } from "@/lib/contracts/register";
import {
  formatDateRange,
  formatDayNumber,
  formatNumber,
  formatPercent,
  formatWeekday,
} from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { cellFace } from "./cell-face";
import { cellLetters } from "./cell-label";
import { isOff } from "./grid-row";

/** So many days fit across a sheet. */
const DAYS_ACROSS = 31;

type RegisterPrintProps = {
  view: RegisterView;
  rows: readonly RegisterRow[];
  /** Said where not everybody could be fetched before the browser printed. */
  note: string | null;
  printedAt: string;
};

/** The register on paper: everybody, letters instead of colours, a table for each month's worth of days. It is seen in print only. */
export function RegisterPrint({ view, rows, note, printedAt }: RegisterPrintProps) {
  const text = useText();
  const parts: RegisterDay[][] = [];
  for (let at = 0; at < view.days.length; at += DAYS_ACROSS)
    parts.push(view.days.slice(at, at + DAYS_ACROSS));
  return (
    <div className="print-wide hidden text-[7.5pt] text-black print:block">
      {note && <p className="mb-2 font-semibold">{note}</p>}
      {parts.map((days, index) => (
        <PrintedPart
          key={days[0]?.date}
          view={view}
          rows={rows}
          days={days}
          last={index === parts.length - 1}
        />
      ))}
      <PrintedCodes view={view} />
      <p className="mt-2">{text("register.printed_at", { at: printedAt })}</p>
    </div>
  );
}

const LINE = "border border-neutral-500 px-0.5 py-px text-center";

function PrintedPart({
  view,
  rows,
  days,
  last,
}: {
  view: RegisterView;
  rows: readonly RegisterRow[];
  days: RegisterDay[];
  last: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const book = new Map(view.codes.map((code) => [code.code, code]));
  const range = formatDateRange(
    { from: days[0]?.date ?? view.from, to: days.at(-1)?.date ?? view.to },
    language,
  );
  return (
    <table className="mb-4 w-full border-collapse break-after-page last-of-type:break-after-auto">
      <caption className="mb-1 text-start font-semibold text-[11pt]">
        {text("register.caption", { title: inLanguage(view.title, language), range })}
      </caption>
      <thead>
        <tr>
          <th scope="col" className={`${LINE} text-start`}>
            {text("register.column_name")}
          </th>
          <th scope="col" className={LINE}>
            {text("register.column_number")}
          </th>
          {days.map((day) => (
            <th key={day.date} scope="col" className={`${LINE} ${isOff(day) ? "bg-neutral-200" : ""}`}>
              {formatWeekday(day.date, language, "narrow")}
              <br />
              {formatDayNumber(day.date, language)}
            </th>
          ))}
          {last &&
            TOTALS.map((total) => (
              <th key={total} scope="col" className={LINE}>
                {text(`register.short_${total}`)}
              </th>
            ))}
          {last && (
            <th scope="col" className={LINE}>
              {text("register.column_rate")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const expected = Object.values(row.cells).reduce((sum, marks) => sum + marks.length, 0);
          const totals = totalsOf(row.totals, view.codes, expected);
          return (
            <tr key={row.personId} className="break-inside-avoid">
              <th scope="row" className={`${LINE} text-start font-normal`}>
                {inLanguage(row.name, language)}
              </th>
              <td className={LINE}>
                <bdi>{row.number}</bdi>
              </td>
              {days.map((day) => (
                <td key={day.date} className={`${LINE} ${isOff(day) ? "bg-neutral-200" : ""}`}>
                  <bdi>
                    {cellLetters(cellFace(row.cells[day.date], book), (value) =>
                      formatNumber(value, language),
                    )}
                  </bdi>
                </td>
              ))}
              {last &&
                TOTALS.map((total) => (
                  <td key={total} className={LINE}>
                    {formatNumber(totals[total], language)}
                  </td>
                ))}
              {last && (
                <td className={LINE}>
                  {row.rate.share === null ? "–" : formatPercent(row.rate.share, language)}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function PrintedCodes({ view }: { view: RegisterView }) {
  const language = useLanguage();
  return (
    <p>
      {view.codes.map((code) => (
        <span key={code.code} className="me-4 inline-block">
          <bdi className="font-semibold">{code.code}</bdi> {inLanguage(code.label, language)}
        </span>
      ))}
    </p>
  );
}

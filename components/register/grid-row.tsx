"use client";

import Link from "next/link";
import { memo } from "react";
import { TONE_SOFT } from "@/components/attendance/code-tone";
import { TOTALS, totalsOf } from "@/components/attendance/code-totals";
import { classNames } from "@/components/ui/class-names";
import type { StatusCodeView } from "@/lib/contracts/attendance-record";
import type { RegisterDay, RegisterRow } from "@/lib/contracts/register";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { type CodeBook, cellFace } from "./cell-face";
import { cellLabel, cellLetters } from "./cell-label";
import { COLUMNS_BEFORE, FIXED, NAME, RATE, ROW, TOTAL } from "./grid-geometry";

/** A day that is drawn: which, and where it begins. */
export type DrawnDay = { index: number; start: number };

export type GridRowProps = {
  row: RegisterRow | null;
  index: number;
  top: number;
  days: readonly RegisterDay[];
  drawn: readonly DrawnDay[];
  dayWidth: number;
  codes: readonly StatusCodeView[];
  book: CodeBook;
  /** The column of the cell that the keyboard is at, where it is in this row. */
  activeColumn: number | null;
  gridId: string;
};

/** The id of a cell, by which the keyboard finds it. */
export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

const CELL = "absolute inset-y-0 flex items-center justify-center";
export const FOCUS = "focus-visible:outline-offset-[-3px]";

/** One person's line of the grid. Fixed parts stand in the flow and stick, days and totals are placed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, days, drawn, dayWidth, codes, book, activeColumn, gridId } = props;
  const text = useText();
  const language = useLanguage();
  const cell = (column: number) => ({
    id: cellId(gridId, index, column),
    "aria-colindex": column + 1,
    tabIndex: column === activeColumn ? 0 : -1,
    "data-cell": `${index} ${column}`,
  });
  const stripe = index % 2 === 0 ? "bg-surface" : "bg-canvas";
  return (
    <tr
      aria-rowindex={index + 2}
      className={classNames("absolute inset-x-0 flex", stripe)}
      style={{ top, height: ROW }}
    >
      <th
        scope="row"
        {...cell(0)}
        className={classNames(
          "sticky start-0 z-10 flex items-center border-line border-e px-3 text-start font-normal",
          stripe,
          FOCUS,
        )}
        style={{ width: NAME, minWidth: NAME }}
      >
        {row ? (
          <Link href={`/people/${row.personId}`} tabIndex={-1} className="min-w-0 truncate hover:underline">
            {inLanguage(row.name, language)}
          </Link>
        ) : (
          <span className="text-muted">{text("register.loading_row")}</span>
        )}
      </th>
      <td
        {...cell(1)}
        className={classNames(
          "sticky z-10 flex items-center justify-center border-line border-e text-sm tabular-nums",
          stripe,
          FOCUS,
        )}
        style={{ width: RATE, minWidth: RATE, insetInlineStart: NAME }}
      >
        {row?.rate.share == null ? "–" : formatPercent(row.rate.share, language)}
      </td>
      {drawn.map((day) => {
        const date = days[day.index]?.date ?? "";
        const face = cellFace(row?.cells[date], book);
        const column = day.index + COLUMNS_BEFORE;
        return (
          <td
            key={date}
            {...cell(column)}
            aria-label={row ? cellLabel(text, language, face) : text("register.loading_row")}
            className={classNames(
              CELL,
              FOCUS,
              "cursor-default border-line border-e p-1",
              isOff(days[day.index]) && "bg-sunken",
            )}
            style={{ insetInlineStart: day.start, width: dayWidth }}
          >
            {face && (
              <span
                className={classNames(
                  "relative flex size-full items-center justify-center rounded font-semibold text-sm",
                  TONE_SOFT[face.tone],
                  face.isOpen && face.one && "border border-current border-dashed",
                )}
              >
                <bdi>{cellLetters(face, (value) => formatNumber(value, language))}</bdi>
                {face.isDecided && (
                  <span
                    className="absolute end-0.5 top-0.5 size-1.5 rounded-full bg-current"
                    aria-hidden="true"
                  />
                )}
              </span>
            )}
          </td>
        );
      })}
      <RowTotals {...{ row, codes, days: days.length, dayWidth, cell }} />
    </tr>
  );
});

type RowTotalsProps = {
  row: RegisterRow | null;
  codes: readonly StatusCodeView[];
  days: number;
  dayWidth: number;
  cell: (column: number) => object;
};

function RowTotals({ row, codes, days, dayWidth, cell }: RowTotalsProps) {
  const language = useLanguage();
  const expected = row ? Object.values(row.cells).reduce((sum, marks) => sum + marks.length, 0) : 0;
  const totals = row && totalsOf(row.totals, codes, expected);
  return TOTALS.map((total, position) => (
    <td
      key={total}
      {...cell(COLUMNS_BEFORE + days + position)}
      className={classNames(CELL, FOCUS, "text-sm tabular-nums", totals?.[total] ? "text-ink" : "text-muted")}
      style={{ insetInlineStart: FIXED + days * dayWidth + position * TOTAL, width: TOTAL }}
    >
      {totals && formatNumber(totals[total], language)}
    </td>
  ));
}

/** Whether a day is one on which nobody is expected. */
export function isOff(day: RegisterDay | undefined): boolean {
  return day !== undefined && (day.isWeekend || day.calendar?.kind === "closure");
}

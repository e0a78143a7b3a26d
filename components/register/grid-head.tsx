"use client";

import { TOTALS, totalsOf } from "@/components/attendance/code-totals";
import { classNames } from "@/components/ui/class-names";
import type { RegisterView } from "@/lib/contracts/register";
import { formatDayNumber, formatNumber, formatWeekday } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { dayLabel } from "./cell-label";
import { COLUMNS_BEFORE, FIXED, HEAD, NAME, RATE, ROW, TOTAL } from "./grid-geometry";
import { cellId, type DrawnDay, FOCUS, isOff } from "./grid-row";

type GridEdgeProps = { view: RegisterView; drawn: readonly DrawnDay[]; dayWidth: number };

const FIXED_CELL = "sticky z-10 flex items-center bg-surface border-line border-e text-sm";
const CELL = "absolute inset-y-0 flex flex-col items-center justify-center text-sm leading-tight";

/** The head of the grid: it stays when the people are scrolled. */
export function GridHead({ view, drawn, dayWidth }: GridEdgeProps) {
  const text = useText();
  const language = useLanguage();
  const { days } = view;
  return (
    <thead className="sticky top-0 z-20 block bg-surface">
      <tr aria-rowindex={1} className="flex border-line border-b font-medium" style={{ height: HEAD }}>
        <th
          scope="col"
          aria-colindex={1}
          className={classNames(FIXED_CELL, "start-0 px-3")}
          style={{ width: NAME, minWidth: NAME }}
        >
          {text("register.column_name")}
        </th>
        <th
          scope="col"
          aria-colindex={2}
          className={classNames(FIXED_CELL, "justify-center")}
          style={{ width: RATE, minWidth: RATE, insetInlineStart: NAME }}
        >
          {text("register.column_rate")}
        </th>
        {drawn.map(({ index, start }) => {
          const day = days[index];
          if (!day) return null;
          return (
            <th
              key={day.date}
              scope="col"
              aria-colindex={index + COLUMNS_BEFORE + 1}
              aria-label={dayLabel(text, language, day)}
              title={dayLabel(text, language, day)}
              className={classNames(CELL, "border-line border-e", isOff(day) && "bg-sunken text-muted")}
              style={{ insetInlineStart: start, width: dayWidth }}
            >
              <span className="text-muted text-xs">{formatWeekday(day.date, language, "short")}</span>
              <span className="tabular-nums">{formatDayNumber(day.date, language)}</span>
              {day.calendar && <span className="size-1.5 rounded-full bg-accent" aria-hidden="true" />}
            </th>
          );
        })}
        {TOTALS.map((total, position) => (
          <th
            key={total}
            scope="col"
            aria-colindex={COLUMNS_BEFORE + days.length + position + 1}
            aria-label={text(`register.total_${total}`)}
            className={classNames(CELL, "text-xs")}
            style={{ insetInlineStart: FIXED + days.length * dayWidth + position * TOTAL, width: TOTAL }}
          >
            {text(`register.short_${total}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The foot of the grid: how many of everybody were here on each day. */
export function GridFoot({
  view,
  drawn,
  dayWidth,
  gridId,
  activeColumn,
}: GridEdgeProps & { gridId: string; activeColumn: number | null }) {
  const text = useText();
  const language = useLanguage();
  const row = view.peopleCount;
  const cell = (column: number) => ({
    id: cellId(gridId, row, column),
    "aria-colindex": column + 1,
    tabIndex: column === activeColumn ? 0 : -1,
    "data-cell": `${row} ${column}`,
  });
  return (
    <tfoot className="sticky bottom-0 z-20 block bg-surface">
      <tr aria-rowindex={row + 2} className="flex border-line border-t font-medium" style={{ height: ROW }}>
        <th
          scope="row"
          {...cell(0)}
          className={classNames(FIXED_CELL, FOCUS, "start-0 px-3")}
          style={{ width: FIXED, minWidth: FIXED }}
        >
          {text("register.day_total")}
        </th>
        {drawn.map(({ index, start }) => {
          const date = view.days[index]?.date ?? "";
          const { present, expected } = dayTotal(view, date);
          return (
            <td
              key={date}
              {...cell(index + COLUMNS_BEFORE)}
              aria-label={
                expected > 0
                  ? text("register.day_total_label", { present, expected })
                  : text("register.nothing_expected")
              }
              className={classNames(
                CELL,
                FOCUS,
                "border-line border-e text-xs tabular-nums",
                isOff(view.days[index]) && "bg-sunken",
              )}
              style={{ insetInlineStart: start, width: dayWidth }}
            >
              {expected > 0 && (
                <>
                  <span>{formatNumber(present, language)}</span>
                  <span className="text-muted">{formatNumber(expected, language)}</span>
                </>
              )}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

/** How many were here on a day, of how many that were expected and not excused. */
export function dayTotal(
  { dayTotals, codes }: Pick<RegisterView, "dayTotals" | "codes">,
  date: string,
): { present: number; expected: number } {
  const { byCode, expected } = dayTotals[date] ?? { byCode: {}, expected: 0 };
  const totals = totalsOf(byCode, codes, expected);
  return { present: totals.present, expected: expected - totals.excused };
}

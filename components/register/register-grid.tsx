"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { TOTALS } from "@/components/attendance/code-totals";
import { useElementWidth } from "@/components/ui/use-element-width";
import { directionOf } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";
import {
  COLUMNS_BEFORE,
  columnAt,
  columnCount,
  FIXED,
  dayWidth as fitDays,
  HEAD,
  ROW,
  TOTAL,
} from "./grid-geometry";
import { GridFoot, GridHead } from "./grid-head";
import { type GridPlace, moveBy } from "./grid-move";
import { cellId, GridRow } from "./grid-row";
import { useGridWindows } from "./use-grid-windows";
import type { LiveRegister } from "./use-register";

type RegisterGridProps = {
  register: LiveRegister;
  place: GridPlace;
  onPlace: (place: GridPlace) => void;
  /** A key that does not move: the board knows what it does, and says whether it did something. */
  onKey: (event: KeyboardEvent) => boolean;
  caption: string;
  describedBy: string;
  access: "read" | "mark";
};

// "ARIA in HTML" allows a table to be a grid; the linter's list of such roles does not have it.
const GRID = {
  read: { role: "grid", "aria-readonly": true },
  mark: { role: "grid", "aria-readonly": false },
} as const;

/**
 * The person x day grid (ARIA grid pattern): one cell has the keyboard, only what is in sight is drawn. Positions are set from script,
 * because the page's security policy allows no style attributes in what the server sends.
 */
export function RegisterGrid({
  register,
  place,
  onPlace,
  onKey,
  caption,
  describedBy,
  access,
}: RegisterGridProps) {
  const { view, rowAt, showRows } = register;
  const language = useLanguage();
  const direction = directionOf(language);
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const follows = useRef(false);
  const room = useElementWidth(scroller);
  const dayCount = view.days.length;
  const width = fitDays(room, dayCount);
  const column = columnAt(place.column, dayCount);
  const { rows, drawn, height } = useGridWindows({
    scroller,
    people: view.peopleCount,
    days: dayCount,
    dayWidth: width,
    direction,
    kept: { row: place.row, day: column.kind === "day" ? column.index : null },
  });
  const book = useMemo(() => new Map(view.codes.map((code) => [code.code, code])), [view.codes]);

  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => showRows(first, last), [showRows, first, last]);

  // Where the keyboard begins is in sight from the start, without taking the focus. Right-to-left scrolls to negative places.
  const start = useEffectEvent(() => {
    if (column.kind !== "day") return;
    const hidden = FIXED + (column.index + 2) * width - room;
    scroller.current?.scrollTo({ left: Math.max(0, hidden) * (direction === "rtl" ? -1 : 1) });
  });
  const isDrawn = room > 0;
  useEffect(() => {
    if (isDrawn) start();
  }, [isDrawn]);

  // The focus follows the keyboard, not the mouse wheel; the browser scrolls what has it into sight.
  useLayoutEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    document.getElementById(cellId(gridId, place.row, place.column))?.focus();
  }, [gridId, place]);

  /** The foot has the days only: its heading stands for name and rate, and there are no totals of totals. */
  function inFoot(next: GridPlace): GridPlace {
    if (next.row < view.peopleCount) return next;
    const last = COLUMNS_BEFORE + dayCount - 1;
    return { ...next, column: next.column < COLUMNS_BEFORE ? 0 : Math.min(next.column, last) };
  }

  function press(event: KeyboardEvent) {
    const pageRows = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD - ROW) / ROW));
    // The foot of the grid is one more row to read.
    const shape = { rows: view.peopleCount + 1, columns: columnCount(dayCount), pageRows, direction };
    const next = moveBy(event, place, shape);
    if (next) {
      event.preventDefault();
      follows.current = true;
      onPlace(inFoot(next));
    } else if (onKey(event)) event.preventDefault();
  }

  function choose(event: MouseEvent) {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-cell]") : null;
    const [row, at] = (cell?.dataset.cell ?? "").split(" ").map(Number);
    if (row === undefined || at === undefined) return;
    follows.current = true;
    onPlace({ row, column: at });
  }

  const total = FIXED + dayCount * width + TOTALS.length * TOTAL;
  const shared = { view, drawn, dayWidth: width };
  return (
    <div
      ref={scroller}
      className="relative max-h-[calc(100dvh-15rem)] min-h-80 overflow-auto overscroll-contain rounded-panel border border-line bg-surface"
      style={{ scrollPaddingBlock: `${HEAD + 4}px ${ROW + 4}px`, scrollPaddingInlineStart: FIXED + 4 }}
    >
      {room > 0 && (
        <table
          {...GRID[access]}
          aria-describedby={describedBy}
          aria-rowcount={view.peopleCount + 2}
          aria-colcount={columnCount(dayCount)}
          onKeyDown={press}
          onClick={choose}
          className="block"
          style={{ width: Math.max(total, room) }}
        >
          <caption className="sr-only">{caption}</caption>
          <GridHead {...shared} />
          <tbody className="relative block" style={{ height }}>
            {rows.map(({ index, top }) => (
              <GridRow
                key={index}
                row={rowAt(index)}
                index={index}
                top={top}
                days={view.days}
                drawn={drawn}
                dayWidth={width}
                codes={view.codes}
                book={book}
                activeColumn={place.row === index ? place.column : null}
                gridId={gridId}
              />
            ))}
          </tbody>
          <GridFoot
            {...shared}
            gridId={gridId}
            activeColumn={place.row === view.peopleCount ? place.column : null}
          />
        </table>
      )}
    </div>
  );
}

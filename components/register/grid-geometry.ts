import { TOTALS } from "@/components/attendance/code-totals";

/** Sizes of the register's grid in CSS pixels. */
export const ROW = 42;
export const HEAD = 58;
export const NAME = 208;
export const RATE = 76;
/** What stays when the days are scrolled. */
export const FIXED = NAME + RATE;
export const TOTAL = 60;
const DAY_LEAST = 46;
const DAY_MOST = 120;

/** Columns before the days: name and rate. */
export const COLUMNS_BEFORE = 2;

/** How wide a day is: what the room allows, within reason. */
export function dayWidth(room: number, days: number): number {
  const free = room - FIXED - TOTAL * TOTALS.length;
  return Math.floor(Math.min(DAY_MOST, Math.max(DAY_LEAST, free / Math.max(1, days))));
}

/** What a column of the grid holds. */
export type GridColumn =
  | { kind: "name" }
  | { kind: "rate" }
  | { kind: "day"; index: number }
  | { kind: "total"; total: (typeof TOTALS)[number] };

/** The column at a place, counted from 0. */
export function columnAt(column: number, days: number): GridColumn {
  if (column === 0) return { kind: "name" };
  if (column === 1) return { kind: "rate" };
  const index = column - COLUMNS_BEFORE;
  if (index < days) return { kind: "day", index };
  return { kind: "total", total: TOTALS[Math.min(index - days, TOTALS.length - 1)] ?? "present" };
}

/** How many columns a register of so many days has. */
export function columnCount(days: number): number {
  return COLUMNS_BEFORE + days + TOTALS.length;
}

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback } from "react";
import { FIXED, HEAD, ROW } from "./grid-geometry";

type GridWindows = {
  rows: { index: number; top: number }[];
  drawn: { index: number; start: number }[];
  height: number;
};

type GridSetting = {
  scroller: RefObject<HTMLDivElement | null>;
  people: number;
  days: number;
  dayWidth: number;
  direction: "ltr" | "rtl";
  /** The row and day that must be there even when they are scrolled away: the keyboard is at them. */
  kept: { row: number; day: number | null };
};

/** Which rows and days of the grid are drawn: those in sight, a few around them, and where the keyboard is. */
export function useGridWindows({
  scroller,
  people,
  days,
  dayWidth,
  direction,
  kept,
}: GridSetting): GridWindows {
  const rows = useVirtualizer({
    count: people,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    rangeExtractor: useKeeping(kept.row, people),
  });
  const columns = useVirtualizer({
    count: days,
    horizontal: true,
    isRtl: direction === "rtl",
    getScrollElement: () => scroller.current,
    estimateSize: () => dayWidth,
    overscan: 4,
    paddingStart: FIXED,
    rangeExtractor: useKeeping(kept.day ?? -1, days),
  });
  return {
    rows: rows.getVirtualItems().map(({ index }) => ({ index, top: index * ROW })),
    drawn: columns.getVirtualItems().map(({ index }) => ({ index, start: FIXED + index * dayWidth })),
    height: people * ROW,
  };
}

function useKeeping(kept: number, count: number): (range: Range) => number[] {
  return useCallback(
    (range) => {
      const shown = defaultRangeExtractor(range);
      if (kept < 0 || kept >= count || shown.includes(kept)) return shown;
      return [...shown, kept].sort((a, b) => a - b);
    },
    [kept, count],
  );
}

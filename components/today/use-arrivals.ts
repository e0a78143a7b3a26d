import { useEffect, useRef, useState } from "react";
import type { TodayEntry, TodayView } from "@/lib/contracts/today";
import { findArrivals } from "./find-arrivals";

const HIGHLIGHT_MS = 6_000;

export type Arrivals = Map<string, TodayEntry>;

/** Who has arrived within the last few seconds, while the page was looked at. */
export function useArrivals(view: TodayView): Arrivals {
  const earlier = useRef(view);
  const [arrivals, setArrivals] = useState<Arrivals>(() => new Map());

  useEffect(() => {
    const found = findArrivals(earlier.current, view);
    earlier.current = view;
    if (found.length === 0) return;
    setArrivals((shown) => new Map([...shown, ...found.map(({ key, entry }) => [key, entry] as const)]));
    // Not cleared when the next view comes: each arrival has its own time on screen.
    setTimeout(() => {
      setArrivals(
        (shown) => new Map([...shown].filter(([key]) => !found.some((arrival) => arrival.key === key))),
      );
    }, HIGHLIGHT_MS);
  }, [view]);

  return arrivals;
}

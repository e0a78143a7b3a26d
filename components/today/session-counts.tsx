"use client";

import { ProportionBar } from "@/components/ui/proportion-bar";
import type { TodayStatus } from "@/lib/contracts/today";
import { useText } from "@/lib/i18n/language-provider";
import { StatusMark } from "./status-mark";

const FILLS: Record<TodayStatus, string> = {
  on_time: "fill-good-fill",
  late: "fill-late-fill",
  not_yet: "fill-wait-fill",
  absent: "fill-bad-fill",
  excused: "fill-line",
};

const ORDER: TodayStatus[] = ["on_time", "late", "not_yet", "absent", "excused"];

/** A roster in proportion: the drawn bar, and the same in numbers. */
export function SessionCounts({ counts }: { counts: Record<TodayStatus, number> }) {
  const text = useText();
  const there = ORDER.filter((status) => counts[status] > 0);
  const words = there.map((status) => text(`today.count_${status}`, { count: counts[status] }));
  if (there.length === 0) return null;
  return (
    <div className="grid gap-2">
      <ProportionBar
        label={words.join(text("common.list_separator"))}
        parts={there.map((status) => ({ key: status, value: counts[status], className: FILLS[status] }))}
      />
      <ul className="flex flex-wrap gap-x-5 gap-y-1" aria-hidden="true">
        {there.map((status, index) => (
          <li key={status} className="flex items-center gap-1.5 text-sm">
            <StatusMark status={status} />
            {words[index]}
          </li>
        ))}
      </ul>
    </div>
  );
}

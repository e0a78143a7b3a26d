"use client";

import { type ReactNode, useId, useState } from "react";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { useText } from "@/lib/i18n/language-provider";

type ChartFigureProps = {
  title: string;
  /** What the plot shows, in a sentence or two: said to whoever does not see it, and read by everybody else. */
  summary: string;
  plot: ReactNode;
  table: ReactNode;
};

/** A plot that can be read in three ways: drawn, as a sentence, as a table. */
export function ChartFigure({ title, summary, plot, table }: ChartFigureProps) {
  const text = useText();
  const id = useId();
  const [shown, setShown] = useState<"plot" | "table">("plot");
  return (
    <section aria-labelledby={id}>
      <Panel className="grid grid-cols-[minmax(0,1fr)] gap-3 p-4 sm:p-5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id={id} className="font-semibold text-lg">
            {title}
          </h2>
          <Segmented
            legend={text("attendance.view")}
            options={[
              { value: "plot", label: text("attendance.show_plot") },
              { value: "table", label: text("attendance.show_table") },
            ]}
            value={shown}
            onChange={setShown}
          />
        </div>
        <p className="text-muted">{summary}</p>
        {shown === "table" ? (
          table
        ) : (
          // The plot is drawn from left to right and turned round by its axes; its texts must not be turned twice.
          <div role="img" aria-label={`${title}: ${summary}`} dir="ltr">
            {plot}
          </div>
        )}
      </Panel>
    </section>
  );
}

"use client";

import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import { PlotFrame } from "@/components/chart/plot-frame";
import { axesFor, PLOT_INK } from "@/components/chart/plot-look";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage } from "@/lib/i18n/language-provider";
import { plotBins } from "./own-bins";

const HEIGHT = 224;

/** How many pairs of people have which comparison score. */
export default function OwnPlot({ counts }: { counts: readonly number[] }) {
  const language = useLanguage();
  const { x, y } = axesFor(language);
  const tick = { fill: PLOT_INK.text, fontSize: 12 };
  return (
    <PlotFrame className="h-56">
      {(width) => (
        <BarChart
          width={width}
          height={HEIGHT}
          data={plotBins(counts)}
          accessibilityLayer={false}
          margin={{ top: 8, right: 12, bottom: 0, left: 12 }}
          barCategoryGap={1}
        >
          <CartesianGrid stroke={PLOT_INK.grid} vertical={false} />
          <XAxis
            {...x}
            dataKey="from"
            tick={tick}
            tickFormatter={(cosine: number) => formatNumber(cosine, language)}
            minTickGap={32}
            stroke={PLOT_INK.grid}
          />
          <YAxis
            {...y}
            tick={tick}
            tickFormatter={(pairs: number) => formatNumber(pairs, language)}
            width={64}
            stroke={PLOT_INK.grid}
          />
          <Bar dataKey="pairs" fill={PLOT_INK.accent} isAnimationActive={false} />
        </BarChart>
      )}
    </PlotFrame>
  );
}

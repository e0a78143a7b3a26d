"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { PlotFrame } from "@/components/chart/plot-frame";
import { axesFor, PLOT_INK } from "@/components/chart/plot-look";
import { formatDayMonth, formatLocalDate, formatPercent } from "@/lib/i18n/format";
import { directionOf, type Language } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { TrendPoint } from "./trend-points";

const HEIGHT = 240;

/** The share of those present day by day, with the line that is asked for. */
export default function TrendPlot({ points, threshold }: { points: TrendPoint[]; threshold: number | null }) {
  const text = useText();
  const language = useLanguage();
  const { x, y } = axesFor(language);
  const tick = { fill: PLOT_INK.text, fontSize: 12 };
  return (
    <PlotFrame className="h-60">
      {(width) => (
        <LineChart
          width={width}
          height={HEIGHT}
          data={points}
          accessibilityLayer={false}
          margin={{ top: 8, right: 12, bottom: 0, left: 12 }}
        >
          <CartesianGrid stroke={PLOT_INK.grid} vertical={false} />
          <XAxis
            {...x}
            dataKey="date"
            tick={tick}
            tickFormatter={(date: string) => formatDayMonth(date, language)}
            minTickGap={24}
            stroke={PLOT_INK.grid}
          />
          <YAxis
            {...y}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tick={tick}
            tickFormatter={(share: number) => formatPercent(share, language)}
            width={52}
            stroke={PLOT_INK.grid}
          />
          {threshold !== null && (
            <ReferenceLine
              y={threshold}
              stroke={PLOT_INK.bad}
              strokeDasharray="6 4"
              ifOverflow="extendDomain"
            />
          )}
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) =>
              active && payload?.[0] ? (
                <TrendTip point={payload[0].payload as TrendPoint} language={language} text={text} />
              ) : null
            }
          />
          <Line
            dataKey="share"
            type="linear"
            stroke={PLOT_INK.accent}
            strokeWidth={2.5}
            dot={{ r: points.length > 45 ? 0 : 3, fill: PLOT_INK.accent, strokeWidth: 0 }}
            connectNulls
            isAnimationActive={false}
          />
        </LineChart>
      )}
    </PlotFrame>
  );
}

type TrendTipProps = { point: TrendPoint; language: Language; text: ReturnType<typeof useText> };

function TrendTip({ point, language, text }: TrendTipProps) {
  return (
    <div
      dir={directionOf(language)}
      className="rounded-control border border-line bg-surface px-3 py-2 text-sm shadow-float"
    >
      <p className="font-medium">{formatLocalDate(point.date, language)}</p>
      <p>
        {point.share === null ? text("attendance.kind_none") : formatPercent(point.share, language)}
        {text("common.list_separator")}
        {text("register.day_total_label", { present: point.present, expected: point.counted })}
      </p>
      {point.undecided > 0 && <p>{text("overview.undecided", { count: point.undecided })}</p>}
      {point.late > 0 && <p>{text("overview.late", { count: point.late })}</p>}
    </div>
  );
}

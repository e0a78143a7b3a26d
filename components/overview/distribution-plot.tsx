"use client";

import { Bar, BarChart, Cell, LabelList, XAxis, YAxis } from "recharts";
import { toneOfCode } from "@/components/attendance/code-tone";
import type { StatusTone } from "@/components/attendance/status-kind";
import { PlotFrame } from "@/components/chart/plot-frame";
import { axesFor, PLOT_INK } from "@/components/chart/plot-look";
import { formatNumber } from "@/lib/i18n/format";
import { directionOf, inLanguage } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";
import type { CodePart } from "./code-parts";

const LINE = 38;

const FILLS: Record<StatusTone, string> = {
  good: PLOT_INK.good,
  late: PLOT_INK.late,
  bad: PLOT_INK.bad,
  excused: PLOT_INK.accent,
  wait: PLOT_INK.wait,
};

/** How many records have which code: a bar each, with its name and number beside it. */
export default function DistributionPlot({ parts }: { parts: CodePart[] }) {
  const language = useLanguage();
  const { x, y } = axesFor(language);
  const isRtl = directionOf(language) === "rtl";
  const data = parts.map(({ code, count }) => ({
    name: `${inLanguage(code.label, language)} (${code.code})`,
    count,
    said: formatNumber(count, language),
    fill: FILLS[toneOfCode(code)],
  }));
  return (
    <PlotFrame className="min-h-20">
      {(width) => (
        <BarChart
          layout="vertical"
          width={width}
          height={data.length * LINE + 8}
          data={data}
          accessibilityLayer={false}
          margin={{ top: 4, right: isRtl ? 4 : 56, bottom: 4, left: isRtl ? 56 : 4 }}
        >
          <XAxis {...x} type="number" hide domain={[0, "dataMax"]} />
          <YAxis
            {...y}
            type="category"
            dataKey="name"
            width={Math.min(180, width * 0.42)}
            tick={{ fill: PLOT_INK.text, fontSize: 13 }}
            axisLine={false}
            tickLine={false}
            interval={0}
          />
          <Bar dataKey="count" isAnimationActive={false} barSize={20}>
            {data.map(({ name, fill }) => (
              <Cell key={name} fill={fill} />
            ))}
            {/* "right" is the far end: a bar of a turned axis is as wide as minus its length. */}
            <LabelList dataKey="said" position="right" fill="var(--ink)" fontSize={13} />
          </Bar>
        </BarChart>
      )}
    </PlotFrame>
  );
}

"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { PlotFrame } from "@/components/chart/plot-frame";
import { axesFor, PLOT_INK } from "@/components/chart/plot-look";
import type { EstimatedPoint, GalleryEstimate } from "@/lib/contracts/recognition";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { directionOf } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { rateWords } from "./rate-words";

const HEIGHT = 256;
/** The least share that the logarithmic axis shows. */
const LEAST = 1e-6;

/** Both rates over the threshold, on a logarithmic axis: what is rare is what matters here. */
export default function RatesPlot({ gallery: { curve, chosen } }: { gallery: GalleryEstimate }) {
  const text = useText();
  const language = useLanguage();
  const { x, y } = axesFor(language);
  const tick = { fill: PLOT_INK.text, fontSize: 12 };
  const share = (value: number) => Math.max(LEAST, value);
  const data = curve.map((point) => ({ ...point, strangers: share(point.fpir), missed: share(point.fnir) }));
  return (
    <>
      <PlotFrame className="h-64">
        {(width) => (
          <LineChart
            width={width}
            height={HEIGHT}
            data={data}
            accessibilityLayer={false}
            margin={{ top: 8, right: 12, bottom: 4, left: 12 }}
          >
            <CartesianGrid stroke={PLOT_INK.grid} vertical={false} />
            <XAxis
              {...x}
              type="number"
              dataKey="cosine"
              domain={["dataMin", "dataMax"]}
              tick={tick}
              tickFormatter={(cosine: number) => formatNumber(Math.round(cosine * 100) / 100, language)}
              minTickGap={24}
              stroke={PLOT_INK.grid}
            />
            <YAxis
              {...y}
              scale="log"
              domain={[LEAST, 1]}
              ticks={[1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]}
              tick={tick}
              tickFormatter={(value: number) =>
                value >= 0.01
                  ? formatPercent(value, language)
                  : `1/${formatNumber(Math.round(1 / value), language)}`
              }
              width={76}
              stroke={PLOT_INK.grid}
            />
            <ReferenceLine x={chosen.cosine} stroke={PLOT_INK.text} strokeDasharray="6 4" />
            <Tooltip
              isAnimationActive={false}
              content={({ active, payload }) =>
                active && payload?.[0] ? <RateTip point={payload[0].payload as EstimatedPoint} /> : null
              }
            />
            <Line
              dataKey="strangers"
              stroke={PLOT_INK.bad}
              strokeWidth={2.5}
              dot={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="missed"
              stroke={PLOT_INK.accent}
              strokeWidth={2.5}
              strokeDasharray="2 5"
              strokeLinecap="round"
              dot={false}
              isAnimationActive={false}
            />
          </LineChart>
        )}
      </PlotFrame>
      <ul dir={directionOf(language)} className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Key className="border-bad-fill">{text("recognition.fpir")}</Key>
        <Key className="border-accent border-dotted">{text("recognition.fnir")}</Key>
        <Key className="border-muted border-dashed">{text("recognition.curve_now")}</Key>
      </ul>
    </>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className={`w-8 border-t-3 ${className}`} />
      {children}
    </li>
  );
}

function RateTip({ point: { cosine, fpir, fnir } }: { point: EstimatedPoint }) {
  const text = useText();
  const language = useLanguage();
  return (
    <div
      dir={directionOf(language)}
      className="rounded-control border border-line bg-surface px-3 py-2 text-sm shadow-float"
    >
      <p className="font-medium">
        {text("recognition.curve_axis")} {formatNumber(Math.round(cosine * 1_000) / 1_000, language)}
      </p>
      <p>
        {text("recognition.fpir")}: {rateWords(fpir, text, language)}
      </p>
      <p>
        {text("recognition.fnir")}: {rateWords(fnir, text, language)}
      </p>
    </div>
  );
}

"use client";

import dynamic from "next/dynamic";
import { ChartFigure } from "@/components/chart/chart-figure";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { TrendDay } from "@/lib/contracts/overview";
import { formatDayMonth, formatNumber, formatPercent, formatWeekday } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { type TrendPoint, trendExtremes, trendPoints } from "./trend-points";

// Drawn in the browser only: the library measures there, and it is not needed before the words.
const TrendPlot = dynamic(() => import("./trend-plot"), {
  ssr: false,
  loading: () => <div className="h-60" />,
});

const COLUMNS = ["day", "share", "present", "expected", "late", "absent", "excused", "undecided"] as const;

/** The share of those present, day by day. */
export function TrendFigure({ trend, threshold }: { trend: readonly TrendDay[]; threshold: number | null }) {
  const text = useText();
  const language = useLanguage();
  const points = trendPoints(trend);
  const extremes = trendExtremes(points);
  const told = ({ share, date }: TrendPoint) =>
    [formatPercent(share ?? 0, language), formatDayMonth(date, language)] as const;
  if (!extremes) return <p className="text-muted">{text("overview.trend_none")}</p>;
  const [[latest, latestDay], [best, bestDay], [worst, worstDay]] = [
    told(extremes.latest),
    told(extremes.best),
    told(extremes.worst),
  ];
  return (
    <ChartFigure
      title={text("overview.trend")}
      summary={text("overview.trend_summary", { latest, latestDay, best, bestDay, worst, worstDay })}
      plot={<TrendPlot points={points} threshold={threshold} />}
      table={<TrendTable points={points} />}
    />
  );
}

function TrendTable({ points }: { points: TrendPoint[] }) {
  const text = useText();
  const language = useLanguage();
  const label = (column: (typeof COLUMNS)[number]) => text(`overview.column_${column}`);
  const number = (value: number) => formatNumber(value, language);
  return (
    <Table caption={text("overview.trend")} columns={COLUMNS.map((key) => ({ key, label: label(key) }))}>
      {points.map((point) => (
        <TableRow key={point.date}>
          <TableHeading>
            {formatWeekday(point.date, language, "short")} {formatDayMonth(point.date, language)}
          </TableHeading>
          <TableCell label={label("share")}>
            {point.share === null ? text("common.none") : formatPercent(point.share, language)}
          </TableCell>
          <TableCell label={label("present")}>{number(point.present)}</TableCell>
          <TableCell label={label("expected")}>
            {number(point.counted + point.excused + point.undecided)}
          </TableCell>
          <TableCell label={label("late")}>{number(point.late)}</TableCell>
          <TableCell label={label("absent")}>{number(point.absent)}</TableCell>
          <TableCell label={label("excused")}>{number(point.excused)}</TableCell>
          <TableCell label={label("undecided")}>{number(point.undecided)}</TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

"use client";

import dynamic from "next/dynamic";
import { CodeLabel } from "@/components/attendance/code-chip";
import { ChartFigure } from "@/components/chart/chart-figure";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { OverviewView } from "@/lib/contracts/overview";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { codeParts } from "./code-parts";

const DistributionPlot = dynamic(() => import("./distribution-plot"), {
  ssr: false,
  loading: () => <div className="h-40" />,
});

/** How many records came to what. */
export function DistributionFigure({ distribution, codes }: Pick<OverviewView, "distribution" | "codes">) {
  const text = useText();
  const language = useLanguage();
  const parts = codeParts(distribution, codes);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  if (count === 0) return <p className="text-muted">{text("overview.distribution_none")}</p>;
  const said = parts
    .map((part) => text("overview.part", { label: inLanguage(part.code.label, language), count: part.count }))
    .join(text("common.list_separator"));
  const columns = [
    { key: "code", label: text("overview.column_code") },
    { key: "count", label: text("overview.column_count") },
    { key: "share", label: text("overview.column_share_of") },
  ];
  return (
    <ChartFigure
      title={text("overview.distribution")}
      summary={text("overview.distribution_summary", { count, parts: said })}
      plot={<DistributionPlot parts={parts} />}
      table={
        <Table caption={text("overview.distribution")} columns={columns}>
          {parts.map((part) => (
            <TableRow key={part.code.code}>
              <TableHeading>
                <CodeLabel code={part.code} />
              </TableHeading>
              <TableCell label={text("overview.column_count")}>
                {formatNumber(part.count, language)}
              </TableCell>
              <TableCell label={text("overview.column_share_of")}>
                {formatPercent(part.count / count, language)}
              </TableCell>
            </TableRow>
          ))}
        </Table>
      }
    />
  );
}

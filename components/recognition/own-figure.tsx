"use client";

import dynamic from "next/dynamic";
import { ChartFigure } from "@/components/chart/chart-figure";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { OwnMeasurement } from "@/lib/contracts/recognition";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { tableBins } from "./own-bins";

const OwnPlot = dynamic(() => import("./own-plot"), { ssr: false, loading: () => <div className="h-56" /> });

/** How alike every two of the organisation's people are. */
export function OwnFigure({ own }: { own: OwnMeasurement }) {
  const text = useText();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const bins = tableBins(own.counts);
  const most = bins.reduce((best, bin) => (bin.pairs > best.pairs ? bin : best), {
    from: 0,
    to: 0,
    pairs: 0,
  });
  const highest = bins.at(-1)?.to ?? 0;
  return (
    <ChartFigure
      title={text("recognition.own_caption")}
      summary={text("recognition.own_summary", {
        from: number(most.from),
        to: number(most.to),
        highest: number(highest),
      })}
      plot={<OwnPlot counts={own.counts} />}
      table={
        <Table
          caption={text("recognition.own_caption")}
          columns={[
            { key: "score", label: text("recognition.own_score") },
            { key: "pairs", label: text("recognition.own_pairs") },
          ]}
        >
          {bins.map(({ from, to, pairs }) => (
            <TableRow key={from}>
              <TableHeading>
                {text("recognition.own_bin", { from: number(from), to: number(to) })}
              </TableHeading>
              <TableCell label={text("recognition.own_pairs")}>{number(pairs)}</TableCell>
            </TableRow>
          ))}
        </Table>
      }
    />
  );
}

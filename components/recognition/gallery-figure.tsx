"use client";

import dynamic from "next/dynamic";
import { ChartFigure } from "@/components/chart/chart-figure";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { EstimatedPoint, GalleryEstimate } from "@/lib/contracts/recognition";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { rateWords } from "./rate-words";

// Drawn in the browser only: the library measures there, and it is not needed before the words.
const RatesPlot = dynamic(() => import("./rates-plot"), {
  ssr: false,
  loading: () => <div className="h-64" />,
});

/** Rows of the table: every so manieth point of the curve. */
const TABLE_STEP = 5;

/** What another threshold would do in a gallery of this size. */
export function GalleryFigure({ gallery }: { gallery: GalleryEstimate }) {
  const text = useText();
  const language = useLanguage();
  const { kind, people, chosen, curve } = gallery;
  const size = text(`recognition.gallery_${kind}`, { count: people });
  return (
    <ChartFigure
      title={text("recognition.curve_caption", { gallery: size })}
      summary={text("recognition.curve_summary", {
        cosine: cosineWords(chosen.cosine, language),
        fpir: rateWords(chosen.fpir, text, language),
        fnir: rateWords(chosen.fnir, text, language),
      })}
      plot={<RatesPlot gallery={gallery} />}
      table={<RatesTable caption={size} points={curve.filter((_, i) => i % TABLE_STEP === 0)} />}
    />
  );
}

function RatesTable({ caption, points }: { caption: string; points: EstimatedPoint[] }) {
  const text = useText();
  const language = useLanguage();
  const columns = [
    { key: "cosine", label: text("recognition.curve_axis") },
    { key: "fpir", label: text("recognition.fpir") },
    { key: "fnir", label: text("recognition.fnir") },
  ];
  return (
    <Table caption={caption} columns={columns}>
      {points.map(({ cosine, fpir, fnir }) => (
        <TableRow key={cosine}>
          <TableHeading>{cosineWords(cosine, language)}</TableHeading>
          <TableCell label={text("recognition.fpir")}>{rateWords(fpir, text, language)}</TableCell>
          <TableCell label={text("recognition.fnir")}>{rateWords(fnir, text, language)}</TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

function cosineWords(cosine: number, language: "ar" | "en"): string {
  return formatNumber(Math.round(cosine * 1_000) / 1_000, language);
}

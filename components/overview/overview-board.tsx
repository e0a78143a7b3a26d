"use client";

import { Panel } from "@/components/ui/panel";
import type { OverviewView } from "@/lib/contracts/overview";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { AtRiskTable } from "./at-risk-table";
import { DistributionFigure } from "./distribution-figure";
import { TrendFigure } from "./trend-figure";
import { UntakenList } from "./untaken-list";

/** How a section or unit is doing: the rate, its course, what it is made of, who needs a look, which rolls are open. */
export function OverviewBoard({ view }: { view: OverviewView }) {
  const text = useText();
  const language = useLanguage();
  const { rate, threshold } = view;
  return (
    <div className="grid gap-6">
      <Panel className="flex flex-wrap items-baseline gap-x-6 gap-y-1 p-4 sm:p-5">
        <p className="font-semibold">{text("overview.rate")}</p>
        <p className="font-semibold text-3xl tabular-nums">
          {rate.share === null ? text("attendance.rate_none") : formatPercent(rate.share, language)}
        </p>
        <p className="text-muted">
          {text("attendance.rate_of", {
            attended: formatNumber(rate.attended, language),
            expected: formatNumber(rate.expected, language),
          })}
          {text("common.list_separator")}
          {text("overview.asked", { percent: formatPercent(threshold, language) })}
        </p>
      </Panel>
      <TrendFigure trend={view.trend} threshold={threshold} />
      <DistributionFigure distribution={view.distribution} codes={view.codes} />
      <section className="grid gap-2">
        <h2 className="font-semibold text-lg">{text("overview.at_risk")}</h2>
        <AtRiskTable people={view.atRisk} threshold={threshold} />
      </section>
      <section className="grid gap-2">
        <h2 className="font-semibold text-lg">{text("overview.untaken")}</h2>
        <UntakenList rolls={view.untaken} timeZone={view.timeZone} />
      </section>
    </div>
  );
}

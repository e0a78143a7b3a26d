"use client";

import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { ProportionBar } from "@/components/ui/proportion-bar";
import type { RateView } from "@/lib/contracts/attendance-record";
import type { PersonRates } from "@/lib/contracts/person-attendance";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const SHOWN = [
  { key: "toDate", name: "to_date" },
  { key: "wholeTerm", name: "whole_term" },
  { key: "best", name: "best" },
] as const;

/** The rate to date, what the whole term comes to without anything more, and what can still be reached. */
export function RatePanel({ rates, threshold }: { rates: PersonRates; threshold: number | null }) {
  const text = useText();
  const language = useLanguage();
  const short = (rate: RateView) => threshold !== null && rate.share !== null && rate.share < threshold;
  const percent = threshold === null ? "" : formatPercent(threshold, language);
  return (
    <Panel className="grid gap-3 p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-lg">{text("attendance.rate")}</h2>
        <span className="flex flex-wrap gap-2">
          {short(rates.toDate) && <Badge tone="late">{text("attendance.below", { percent })}</Badge>}
          {short(rates.best) && <Badge tone="bad">{text("attendance.cannot_reach", { percent })}</Badge>}
        </span>
      </div>
      <dl className="grid gap-4 sm:grid-cols-3">
        {SHOWN.map(({ key, name }) => {
          const rate = rates[key];
          const said =
            rate.share === null ? text("attendance.rate_none") : formatPercent(rate.share, language);
          return (
            <div key={key} className="grid content-start gap-1">
              <dt className="text-muted text-sm">{text(`attendance.rate_${name}`)}</dt>
              <dd className="grid gap-1">
                <span className={rate.share === null ? "text-muted" : "font-semibold text-2xl tabular-nums"}>
                  {said}
                </span>
                <ProportionBar
                  label={said}
                  parts={[
                    { key: "attended", value: rate.share ?? 0, className: "fill-good-fill" },
                    { key: "rest", value: 1 - (rate.share ?? 0), className: "fill-transparent" },
                  ]}
                />
                <span className="text-muted text-sm">
                  {text("attendance.rate_of", {
                    attended: formatNumber(rate.attended, language),
                    expected: formatNumber(rate.expected, language),
                  })}
                  {text("common.list_separator")}
                  {text(`attendance.rate_${name}_hint`)}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="text-muted text-sm">{text("attendance.rate_excused", { count: rates.toDate.excused })}</p>
    </Panel>
  );
}

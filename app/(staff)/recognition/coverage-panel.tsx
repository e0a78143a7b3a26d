"use client";

import { ButtonLink } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Panel } from "@/components/ui/panel";
import { ProportionBar } from "@/components/ui/proportion-bar";
import type { ReferenceCoverage } from "@/lib/contracts/recognition";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** How many people can be recognised, and who cannot yet. `isNext`: the model looked at is the one that is to come. */
export function CoveragePanel({ coverage, isNext }: { coverage: ReferenceCoverage; isNext: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { people, without, examples } = coverage;
  const counted = { without: formatNumber(without, language), people: formatNumber(people, language) };
  const sentence = isNext
    ? text("recognition.coverage_next_line", counted)
    : text("recognition.coverage_line", counted);
  const share = text("recognition.coverage_share", {
    percent: formatPercent(people > 0 ? (people - without) / people : 0, language),
  });
  return (
    <Panel className="grid gap-4 p-4 sm:p-6">
      <h2 className="font-semibold text-lg">{text("recognition.coverage_title")}</h2>
      {people === 0 ? (
        <p>{text("recognition.coverage_nobody")}</p>
      ) : (
        <>
          <p className="font-medium text-xl">{without === 0 ? text("recognition.coverage_all") : sentence}</p>
          <ProportionBar
            label={share}
            parts={[
              { key: "with", value: people - without, className: "fill-good-fill" },
              { key: "without", value: without, className: "fill-line-strong" },
            ]}
          />
          <p className="text-muted">{share}</p>
        </>
      )}
      {without > 0 && (
        <>
          <ButtonLink href="/enrol/photos" load="document" className="justify-self-start">
            {text("recognition.coverage_photos")}
          </ButtonLink>
          <Fold start="folded" summary={<span>{text("recognition.coverage_list")}</span>}>
            <ul className="grid gap-1 ps-8">
              {examples.map((person) => {
                const name = inLanguage(person.name, language);
                return (
                  <li key={person.id}>
                    <a
                      href={`/enrol?person=${person.id}`}
                      aria-label={text("recognition.coverage_enrol", { name })}
                      className="inline-flex min-h-11 items-center gap-2 text-accent underline-offset-4 hover:underline"
                    >
                      <bdi className="[overflow-wrap:anywhere]">{name}</bdi>
                      <bdi className="text-muted text-sm">{person.number}</bdi>
                    </a>
                  </li>
                );
              })}
              {without > examples.length && (
                <li className="text-muted">
                  {text("recognition.coverage_more", { count: without - examples.length })}
                </li>
              )}
            </ul>
          </Fold>
        </>
      )}
    </Panel>
  );
}

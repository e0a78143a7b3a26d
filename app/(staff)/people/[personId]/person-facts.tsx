import type { ReactNode } from "react";
import { getText } from "@/app/get-language";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { PersonSummary } from "@/lib/contracts/people";
import type { UnitChoice } from "@/lib/contracts/units";
import { inLanguage } from "@/lib/i18n/language";
import { ChangePerson } from "./change-person";

type PersonFactsProps = {
  person: PersonSummary;
  /** Where the person can be put; null for who may change nothing. */
  units: UnitChoice[] | null;
};

export async function PersonFacts({ person, units }: PersonFactsProps) {
  const { text, language } = await getText();
  return (
    <Panel className="grid gap-3 p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-lg">{text("people.facts")}</h2>
        {person.status === "left" && <Badge tone="quiet">{text("people.left_badge")}</Badge>}
      </div>
      <dl className="grid gap-3">
        <Fact label={text("people.name_ar")}>
          <bdi lang="ar">{person.name.ar}</bdi>
        </Fact>
        <Fact label={text("people.name_en")}>
          <bdi lang="en">{person.name.en}</bdi>
        </Fact>
        <Fact label={text("people.number")}>
          <bdi>{person.number}</bdi>
        </Fact>
        <Fact label={text("people.unit")}>
          {person.unit ? inLanguage(person.unit.name, language) : text("people.no_unit")}
        </Fact>
        <Fact label={text("people.sections")}>
          {person.sections.length === 0 ? (
            <span className="text-muted">{text("people.no_sections")}</span>
          ) : (
            <ul>
              {person.sections.map((section) => (
                <li key={section.en}>{inLanguage(section, language)}</li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      {units && <ChangePerson person={person} units={units} />}
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

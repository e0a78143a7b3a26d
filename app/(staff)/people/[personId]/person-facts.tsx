import type { ReactNode } from "react";
import { getText } from "@/app/get-language";
import { Panel } from "@/components/ui/panel";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";

export async function PersonFacts({ person }: { person: PersonSummary }) {
  const { text, language } = await getText();
  return (
    <Panel className="p-4 sm:p-6">
      <h2 className="mb-3 font-semibold text-lg">{text("people.facts")}</h2>
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

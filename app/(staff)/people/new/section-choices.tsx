"use client";

import { Choice } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { SectionSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { PlaceRule } from "./read-person-form";

const HINTS = {
  none: "people.sections_hint",
  section: "people.sections_hint_own",
  section_or_unit: "people.sections_hint_or_unit",
} as const;

type SectionChoicesProps = { sections: SectionSummary[]; rule: PlaceRule; error: string | undefined };

/** The sections a person can be put on. */
export function SectionChoices({ sections, rule, error }: SectionChoicesProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <Panel className="p-4 sm:p-6">
      <fieldset aria-describedby={error ? "sections-hint sections-error" : "sections-hint"}>
        <legend className="float-start font-medium">
          {text("people.sections")}
          <span className="ms-2 font-normal text-muted text-sm">
            {text(rule === "section" ? "common.required" : "common.optional")}
          </span>
        </legend>
        <p id="sections-hint" className="clear-both mb-2 text-muted text-sm">
          {text(sections.length > 0 ? HINTS[rule] : "people.no_sections_exist")}
        </p>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {sections.map((section) => (
            <Choice
              key={section.id}
              type="checkbox"
              name="sectionIds"
              value={section.id}
              label={
                <>
                  <span className="block leading-snug">{inLanguage(section.name, language)}</span>
                  <span className="block text-muted text-sm">
                    {text("people.section_members", { count: section.memberCount })}
                  </span>
                </>
              }
            />
          ))}
        </div>
        {error && <FieldError id="sections-error">{error}</FieldError>}
      </fieldset>
    </Panel>
  );
}

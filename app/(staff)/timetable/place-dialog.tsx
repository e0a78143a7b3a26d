"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { TimetableSection, TimetableView } from "@/lib/contracts/timetable";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { placeSectionAction } from "./actions";

type PlaceDialogProps = {
  section: TimetableSection;
  view: TimetableView;
  onClose: () => void;
  onSaved: () => void;
};

/** Of which course a section is and in which term it meets; the way to its roster. */
export function PlaceDialog({ section, view, onClose, onSaved }: PlaceDialogProps) {
  const text = useText();
  const language = useLanguage();
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "") || null;
    const said = { sectionId: section.id, courseId: read("courseId"), termId: read("termId") };
    if (await submit(() => placeSectionAction(said))) onSaved();
  }

  const parts = [
    { name: "courseId", label: text("timetable.course"), choices: view.courses, value: section.courseId },
    { name: "termId", label: text("timetable.term"), choices: view.terms, value: section.termId },
  ];
  return (
    <FormDialog
      title={inLanguage(section.name, language)}
      confirm={text("timetable.save")}
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      {parts.map(({ name, label, choices, value }) => (
        <Field key={name} label={label}>
          {(control) => (
            <Select {...control} name={name} defaultValue={value ?? ""}>
              <option value="">{text("common.none")}</option>
              {choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {inLanguage(choice.name, language)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <ButtonLink href={`/rosters/${section.id}`}>
        {text("timetable.roster", { count: section.memberCount })}
      </ButtonLink>
    </FormDialog>
  );
}

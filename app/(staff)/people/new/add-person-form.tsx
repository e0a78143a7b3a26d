"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ActionRow } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { UnitSelect } from "@/components/units/unit-select";
import type { SectionSummary } from "@/lib/contracts/people";
import type { ProblemReport } from "@/lib/contracts/problem";
import type { UnitChoice } from "@/lib/contracts/units";
import { useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import { addPersonAction } from "../actions";
import { type FieldErrors, isField, type PlaceRule, readPersonForm } from "./read-person-form";
import { SectionChoices } from "./section-choices";

/** What the form knows to be wrong: fields, and what concerns no single field. */
type Faults = { fields: Partial<Record<keyof FieldErrors, string>>; general: string | null };

const NO_FAULTS: Faults = { fields: {}, general: null };

type AddPersonFormProps = { sections: SectionSummary[]; units: UnitChoice[]; placeRule: PlaceRule };

export function AddPersonForm({ sections, units, placeRule }: AddPersonFormProps) {
  const text = useText();
  const router = useRouter();
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [busy, setBusy] = useState(false);

  function refuse(form: HTMLFormElement, found: Faults) {
    setFaults(found);
    const inputs = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]");
    [...inputs].find((input) => input.name in found.fields)?.focus();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const read = readPersonForm(new FormData(form), placeRule);
    if (!read.ok) {
      const fields = Object.entries(read.errors).map(([field, key]) => [field, text(key)]);
      return refuse(form, { fields: Object.fromEntries(fields), general: text("people.check_form") });
    }
    setFaults(NO_FAULTS);
    setBusy(true);
    const result = await addPersonAction(read.person).catch(() => null);
    if (result?.ok) return router.push(`/people/${result.value.id}?added=1`);
    setBusy(false);
    refuse(form, result ? faultsOf(result.problem) : { fields: {}, general: text("problems.unreachable") });
  }

  function faultsOf(problem: ProblemReport): Faults {
    const words = problemText(text, problem);
    if (problem.field && isField(problem.field)) {
      return { fields: { [problem.field]: words }, general: text("people.check_form") };
    }
    return { fields: {}, general: words };
  }

  const { fields, general } = faults;
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-6">
      {general && <Notice tone="error">{general}</Notice>}
      <Panel className="grid gap-5 p-4 sm:p-6">
        <Field label={text("people.name_ar")} error={fields.nameAr}>
          {(control) => <Input {...control} name="nameAr" lang="ar" dir="rtl" autoComplete="off" />}
        </Field>
        <Field label={text("people.name_en")} error={fields.nameEn}>
          {(control) => <Input {...control} name="nameEn" lang="en" dir="ltr" autoComplete="off" />}
        </Field>
        <Field label={text("people.number")} hint={text("people.number_hint")} error={fields.number}>
          {(control) => (
            <Input {...control} name="number" dir="ltr" autoComplete="off" className="sm:max-w-60" />
          )}
        </Field>
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">{text("people.kind")}</legend>
          <div className="flex flex-wrap gap-x-2">
            {(["student", "employee"] as const).map((kind) => (
              <Choice
                key={kind}
                type="radio"
                name="kind"
                value={kind}
                defaultChecked={kind === "student"}
                label={text(`people.kind_${kind}`)}
              />
            ))}
          </div>
          {fields.kind && <FieldError id="kind-error">{fields.kind}</FieldError>}
        </fieldset>
        {units.length > 0 && (
          <UnitSelect
            label={text("people.unit")}
            hint={text("people.unit_hint")}
            error={fields.unitId}
            none={text(placeRule === "none" ? "people.place_none" : "people.unit_none")}
            units={units}
            value={null}
          />
        )}
      </Panel>
      <SectionChoices sections={sections} rule={placeRule} error={fields.sectionIds} />
      <ActionRow>
        <Button type="submit" tone="primary" busy={busy}>
          {text("people.save")}
        </Button>
        <ButtonLink href="/people">{text("common.cancel")}</ButtonLink>
      </ActionRow>
    </form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { BilingualNames } from "@/components/units/bilingual-names";
import { UnitSelect } from "@/components/units/unit-select";
import { changePersonSchema, type PersonSummary } from "@/lib/contracts/people";
import type { UnitChoice } from "@/lib/contracts/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { changePersonAction } from "../actions";

type ChangePersonProps = { person: PersonSummary; units: UnitChoice[] };

/** Corrects names, number and kind, and puts the person into another unit. */
export function ChangePerson({ person, units }: ChangePersonProps) {
  const text = useText();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [done, setDone] = useState(false);

  return (
    <>
      {done && <Notice tone="success">{text("people.changed")}</Notice>}
      <Button
        className="justify-self-start max-sm:w-full"
        onClick={() => {
          setDone(false);
          setIsOpen(true);
        }}
      >
        {text("people.change")}
      </Button>
      {isOpen && (
        <ChangeDialog
          person={person}
          units={units}
          onClose={() => setIsOpen(false)}
          onChanged={() => {
            setIsOpen(false);
            setDone(true);
            router.refresh();
          }}
        />
      )}
    </>
  );
}

type ChangeDialogProps = ChangePersonProps & { onClose: () => void; onChanged: () => void };

function ChangeDialog({ person, units, onClose, onChanged }: ChangeDialogProps) {
  const text = useText();
  const name = inLanguage(person.name, useLanguage());
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const { busy, problem, submit } = useSubmission();

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = changePersonSchema.safeParse({
      personId: person.id,
      kind: form.get("kind"),
      nameAr: form.get("nameAr"),
      nameEn: form.get("nameEn"),
      number: form.get("number"),
      unitId: form.get("unitId") || null,
    });
    setFaults(faultyFields(read));
    if (read.success && (await submit(() => changePersonAction(read.data)))) onChanged();
  }

  return (
    <FormDialog
      title={text("people.change_title", { name })}
      confirm={text("people.change_save")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={change}
      onClose={onClose}
    >
      {faults.size > 0 && <Notice tone="error">{text("people.check_form")}</Notice>}
      <BilingualNames value={person.name} faults={faults} />
      <Field
        label={text("people.number")}
        hint={text("people.number_hint")}
        error={faults.has("number") ? text("people.number_missing") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            name="number"
            dir="ltr"
            defaultValue={person.number}
            maxLength={40}
            autoComplete="off"
            className="sm:max-w-60"
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium">{text("people.kind")}</legend>
        <div className="flex flex-wrap gap-x-2">
          {(["student", "employee"] as const).map((kind) => (
            <Choice
              key={kind}
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={kind === person.kind}
              label={text(`people.kind_${kind}`)}
            />
          ))}
        </div>
      </fieldset>
      {units.length > 0 && (
        <UnitSelect
          label={text("people.unit")}
          hint={text("people.unit_hint")}
          none={text("people.place_none")}
          units={units}
          value={person.unit?.id ?? null}
        />
      )}
    </FormDialog>
  );
}

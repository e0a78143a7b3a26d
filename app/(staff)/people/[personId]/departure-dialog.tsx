"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { recordDepartureAction } from "../actions";

type DepartureDialogProps = {
  person: PersonSummary;
  today: string;
  onClose: () => void;
  onLeft: () => void;
};

/** Records that somebody left, after saying what ends and what stays. */
export function DepartureDialog({ person, today, onClose, onLeft }: DepartureDialogProps) {
  const text = useText();
  const name = inLanguage(person.name, useLanguage());
  const { busy, problem, submit } = useSubmission();

  async function leave(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const leftOn = new FormData(event.currentTarget).get("leftOn");
    if (await submit(() => recordDepartureAction({ personId: person.id, leftOn }))) onLeft();
  }

  return (
    <FormDialog
      title={text("people.leave_title", { name })}
      confirm={text("people.leave_confirm")}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={leave}
      onClose={onClose}
    >
      <p>{text("people.leave_body")}</p>
      <Field label={text("people.leave_on")} hint={text("people.leave_on_hint")}>
        {(control) => (
          <Input
            {...control}
            type="date"
            name="leftOn"
            defaultValue={today}
            max={today}
            required
            className="sm:max-w-60"
          />
        )}
      </Field>
    </FormDialog>
  );
}

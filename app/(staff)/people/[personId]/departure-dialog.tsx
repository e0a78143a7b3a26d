"use client";

import type { FormEvent } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
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
    <Dialog open title={text("people.leave_title", { name })} onClose={onClose}>
      <form method="post" onSubmit={leave} className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
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
        <ActionRow>
          <Button type="submit" tone="danger" busy={busy}>
            {text("people.leave_confirm")}
          </Button>
          <Button data-focus-first onClick={onClose}>
            {text("common.cancel")}
          </Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { recordReturnAction } from "../actions";

type ReturnDialogProps = { person: PersonSummary; onClose: () => void; onReturned: () => void };

export function ReturnDialog({ person, onClose, onReturned }: ReturnDialogProps) {
  const text = useText();
  const name = inLanguage(person.name, useLanguage());
  const { busy, problem, submit } = useSubmission();

  async function comeBack(event: FormEvent) {
    event.preventDefault();
    if (await submit(() => recordReturnAction({ personId: person.id }))) onReturned();
  }

  return (
    <FormDialog
      title={text("people.return_title", { name })}
      confirm={text("people.return_confirm")}
      busy={busy}
      problem={problem}
      onSubmit={comeBack}
      onClose={onClose}
    >
      <p>{text("people.return_body")}</p>
    </FormDialog>
  );
}

"use client";

import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { recordReturnAction } from "../actions";

type ReturnDialogProps = { person: PersonSummary; onClose: () => void; onReturned: () => void };

export function ReturnDialog({ person, onClose, onReturned }: ReturnDialogProps) {
  const text = useText();
  const name = inLanguage(person.name, useLanguage());
  const { busy, problem, submit } = useSubmission();

  async function comeBack() {
    if (await submit(() => recordReturnAction({ personId: person.id }))) onReturned();
  }

  return (
    <Dialog open title={text("people.return_title", { name })} onClose={onClose}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <p>{text("people.return_body")}</p>
      <ActionRow>
        <Button tone="primary" busy={busy} onClick={comeBack}>
          {text("people.return_confirm")}
        </Button>
        <Button data-focus-first onClick={onClose}>
          {text("common.cancel")}
        </Button>
      </ActionRow>
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { withdrawConsentAction } from "../actions";

/** The way out of recognition: asked once more, then the face is deleted and the page shows it. */
export function WithdrawConsent({ person }: { person: PersonSummary }) {
  const text = useText();
  const router = useRouter();
  const name = inLanguage(person.name, useLanguage());
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function withdraw() {
    if (!(await submit(() => withdrawConsentAction({ personId: person.id })))) return;
    setAsking(false);
    setDone(true);
    router.refresh();
  }

  return (
    <>
      {done && <Notice tone="success">{text("people.withdrawn")}</Notice>}
      {person.enrolledAt && (
        <Button tone="quiet" onClick={() => setAsking(true)} className="max-sm:w-full">
          {text("people.withdraw")}
        </Button>
      )}
      {asking && (
        <Dialog open title={text("people.withdraw_title", { name })} onClose={() => setAsking(false)}>
          {problem && <Notice tone="error">{problem}</Notice>}
          <p>{text("people.withdraw_body")}</p>
          <ActionRow>
            <Button tone="danger" busy={busy} onClick={withdraw}>
              {text("people.withdraw_confirm")}
            </Button>
            <Button data-focus-first onClick={() => setAsking(false)}>
              {text("common.cancel")}
            </Button>
          </ActionRow>
        </Dialog>
      )}
    </>
  );
}

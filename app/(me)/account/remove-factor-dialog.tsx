"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";
import { disableSecondFactorAction } from "./actions";
import { CodeField, OwnPasswordField } from "./proof-fields";
import { useProof } from "./use-proof";

type RemoveFactorDialogProps = {
  hasPassword: boolean;
  /** What is lost with it. */
  warning: string | null;
  onClose: () => void;
};

/** Takes the second factor away, which both factors have to allow. */
export function RemoveFactorDialog({ hasPassword, warning, onClose }: RemoveFactorDialogProps) {
  const text = useText();
  const proof = useProof(hasPassword ? ["password", "code"] : ["code"]);

  async function remove(event: FormEvent) {
    event.preventDefault();
    if (await proof.send(disableSecondFactorAction)) onClose();
  }

  return (
    <Dialog open title={text("account.factor_remove_title")} onClose={onClose}>
      <form method="post" onSubmit={remove} noValidate className="grid gap-5">
        <p>{text("account.factor_remove_lead")}</p>
        {warning && <Notice tone="warning">{warning}</Notice>}
        {proof.general && <Notice tone="error">{proof.general}</Notice>}
        {hasPassword && <OwnPasswordField proof={proof} />}
        <CodeField proof={proof} hint={text("account.proof_code_hint")} />
        <ActionRow>
          <Button type="submit" tone="danger" busy={proof.busy}>
            {text("account.factor_remove")}
          </Button>
          <Button onClick={onClose} data-focus-first>
            {text("common.cancel")}
          </Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

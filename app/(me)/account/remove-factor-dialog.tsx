"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
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
    <FormDialog
      title={text("account.factor_remove_title")}
      confirm={text("account.factor_remove")}
      tone="danger"
      busy={proof.busy}
      problem={proof.general}
      noValidate
      onSubmit={remove}
      onClose={onClose}
    >
      <p>{text("account.factor_remove_lead")}</p>
      {warning && <Notice tone="warning">{warning}</Notice>}
      {hasPassword && <OwnPasswordField proof={proof} />}
      <CodeField proof={proof} hint={text("account.proof_code_hint")} />
    </FormDialog>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";
import { renewRecoveryCodesAction } from "./actions";
import { CodeField, OwnPasswordField } from "./proof-fields";
import { RecoveryCodeList } from "./recovery-code-list";
import { useProof } from "./use-proof";

type RenewCodesDialogProps = { hasPassword: boolean; onClose: () => void };

/** New recovery codes in the place of the old ones. */
export function RenewCodesDialog({ hasPassword, onClose }: RenewCodesDialogProps) {
  const text = useText();
  const [codes, setCodes] = useState<string[] | null>(null);
  const proof = useProof(hasPassword ? ["password", "code"] : ["code"]);

  async function renew(event: FormEvent) {
    event.preventDefault();
    const renewed = await proof.send(renewRecoveryCodesAction);
    if (renewed) setCodes(renewed.value.codes);
  }

  return (
    <Dialog open title={text(codes ? "account.codes_title" : "account.codes_renew")} onClose={onClose}>
      {codes ? (
        <RecoveryCodeList codes={codes} onClose={onClose} />
      ) : (
        <form method="post" onSubmit={renew} noValidate className="grid gap-5">
          <p>{text("account.codes_renew_lead")}</p>
          {proof.general && <Notice tone="error">{proof.general}</Notice>}
          {hasPassword && <OwnPasswordField proof={proof} />}
          <CodeField proof={proof} hint={text("account.proof_code_hint")} />
          <ActionRow>
            <Button type="submit" tone="primary" busy={proof.busy}>
              {text("account.codes_make")}
            </Button>
            <Button onClick={onClose}>{text("common.cancel")}</Button>
          </ActionRow>
        </form>
      )}
    </Dialog>
  );
}

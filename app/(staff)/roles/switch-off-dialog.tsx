"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import type { RoleHolder } from "@/lib/contracts/roles";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { setAccountStateAction } from "./actions";

type SwitchOffDialogProps = {
  holder: RoleHolder;
  onClose: () => void;
  onDone: (message: string) => void;
};

export function SwitchOffDialog({ holder, onClose, onDone }: SwitchOffDialogProps) {
  const text = useText();
  const name = inLanguage(holder.name, useLanguage());
  const { busy, problem, submit } = useSubmission();

  async function switchOff(event: FormEvent) {
    event.preventDefault();
    const accountId = holder.account?.accountId;
    if (await submit(() => setAccountStateAction({ accountId, state: "inactive" })))
      onDone(text("roles.deactivated", { name }));
  }

  return (
    <FormDialog
      title={text("roles.deactivate_title", { name })}
      confirm={text("roles.deactivate_confirm")}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={switchOff}
      onClose={onClose}
    >
      <p>{text("roles.deactivate_body")}</p>
    </FormDialog>
  );
}

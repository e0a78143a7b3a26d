"use client";

import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
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

  async function switchOff() {
    const accountId = holder.account?.accountId;
    if (await submit(() => setAccountStateAction({ accountId, state: "inactive" })))
      onDone(text("roles.deactivated", { name }));
  }

  return (
    <Dialog open title={text("roles.deactivate_title", { name })} onClose={onClose}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <p>{text("roles.deactivate_body")}</p>
      <ActionRow>
        <Button tone="danger" busy={busy} onClick={switchOff}>
          {text("roles.deactivate_confirm")}
        </Button>
        <Button data-focus-first onClick={onClose}>
          {text("common.cancel")}
        </Button>
      </ActionRow>
    </Dialog>
  );
}

"use client";

import { useState } from "react";
import { CopyButton } from "@/components/shell/copy-button";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { FocusHere } from "@/components/ui/focus-here";
import { Notice } from "@/components/ui/notice";
import type { NewApiKey } from "@/lib/contracts/api-keys";
import type { Ability } from "@/lib/domain/abilities";
import { useText } from "@/lib/i18n/language-provider";
import { NewKeyForm } from "./new-key-form";

type NewKeyDialogProps = { scopes: Ability[]; hasPassword: boolean; onClose: () => void };

/** Makes a key, and shows it this once. */
export function NewKeyDialog({ scopes, hasPassword, onClose }: NewKeyDialogProps) {
  const text = useText();
  const [made, setMade] = useState<NewApiKey | null>(null);
  return (
    <Dialog open title={text(made ? "account.key_made_title" : "account.key_make")} onClose={onClose}>
      {made ? (
        <FocusHere className="grid gap-4">
          <Notice tone="warning">{text("account.key_made")}</Notice>
          <p
            dir="ltr"
            className="select-all rounded-control bg-sunken p-3 font-mono text-sm [overflow-wrap:anywhere]"
          >
            {made.key}
          </p>
          <CopyButton value={made.key} label={text("account.key_copy")} />
          <p className="text-muted text-sm">
            {text("account.key_use")}
            <code dir="ltr" className="block font-mono rtl:text-end">
              Authorization: Bearer …
            </code>
          </p>
          <ActionRow>
            <Button tone="primary" onClick={onClose}>
              {text("account.key_kept")}
            </Button>
          </ActionRow>
        </FocusHere>
      ) : (
        <NewKeyForm scopes={scopes} hasPassword={hasPassword} onMade={setMade} onClose={onClose} />
      )}
    </Dialog>
  );
}

"use client";

import { CopyButton } from "@/components/shell/copy-button";
import { Button } from "@/components/ui/button";
import { ActionRow } from "@/components/ui/dialog";
import { FocusHere } from "@/components/ui/focus-here";
import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";

/** The recovery codes, this once. */
export function RecoveryCodeList({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const text = useText();
  return (
    <FocusHere className="grid gap-4">
      <Notice tone="warning">{text("account.codes_lead")}</Notice>
      <ul
        dir="ltr"
        aria-label={text("account.codes_title")}
        className="grid gap-x-6 gap-y-1 rounded-control bg-sunken p-4 text-center font-mono text-lg sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton value={codes.join("\n")} label={text("account.codes_copy")} />
      <ActionRow>
        <Button tone="primary" onClick={onClose}>
          {text("account.codes_kept")}
        </Button>
      </ActionRow>
    </FocusHere>
  );
}

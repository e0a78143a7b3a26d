"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ApiKey } from "@/lib/contracts/api-keys";
import type { Ability } from "@/lib/domain/abilities";
import { useText } from "@/lib/i18n/language-provider";
import { revokeApiKeyAction } from "./actions";
import { ApiKeyLine } from "./api-key-line";
import { NewKeyDialog } from "./new-key-dialog";

type ApiKeysPanelProps = { keys: ApiKey[]; scopes: Ability[]; hasPassword: boolean; now: string };

/** The keys with which applications act for one's account. */
export function ApiKeysPanel({ keys, scopes, hasPassword, now }: ApiKeysPanelProps) {
  const text = useText();
  const router = useRouter();
  const [isMaking, setIsMaking] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function revoke(keyId: string) {
    if (await submit(() => revokeApiKeyAction({ keyId }))) router.refresh();
  }

  function close() {
    setIsMaking(false);
    router.refresh();
  }

  return (
    <Panel className="grid gap-4 p-4 sm:p-6">
      <div>
        <h2 className="font-semibold text-lg">{text("account.keys_title")}</h2>
        <p className="text-muted">{text("account.keys_lead")}</p>
      </div>
      {problem && <Notice tone="error">{problem}</Notice>}
      {keys.length > 0 && (
        <ul className="divide-y divide-line">
          {keys.map((key) => (
            <ApiKeyLine key={key.id} apiKey={key} now={now} busy={busy} onRevoke={revoke} />
          ))}
        </ul>
      )}
      <ActionRow>
        <Button onClick={() => setIsMaking(true)}>{text("account.key_make")}</Button>
      </ActionRow>
      {isMaking && <NewKeyDialog scopes={scopes} hasPassword={hasPassword} onClose={close} />}
    </Panel>
  );
}

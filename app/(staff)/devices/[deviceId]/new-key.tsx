"use client";

import { useRouter } from "next/navigation";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";
import { askNewKeyAction } from "../actions";

/** Asks the device for a new key, and says that it is on its way. */
export function NewKey({ deviceId, isAwaited }: { deviceId: string; isAwaited: boolean }) {
  const text = useText();
  const router = useRouter();
  const { busy, problem, submit } = useSubmission();

  async function ask() {
    if (await submit(() => askNewKeyAction({ deviceId }))) router.refresh();
  }

  return (
    <div className="grid gap-3 border-line border-t pt-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <p className="text-muted text-sm">{text("devices.key_hint")}</p>
      {isAwaited && <Notice tone="info">{text("devices.key_awaited")}</Notice>}
      <Button busy={busy || isAwaited} onClick={ask} className="justify-self-start">
        {text("devices.key_renew")}
      </Button>
    </div>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { FocusHere } from "@/components/ui/focus-here";
import { Notice } from "@/components/ui/notice";
import type { DeviceSummary, PairingCode } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { confirmDeviceAction, renewPairingCodeAction } from "./actions";
import { CodeStep } from "./code-step";

type PairingDialogProps = { device: DeviceSummary; firstCode: PairingCode | null; onClose: () => void };

/** Leads through pairing: the code, then the question whether the tablet that typed it is the right one. */
export function PairingDialog({ device, firstCode, onClose }: PairingDialogProps) {
  const text = useText();
  const router = useRouter();
  const [code, setCode] = useState(firstCode);
  const [refused, setRefused] = useState(false);
  const { busy, problem, submit } = useSubmission();
  const { id: deviceId, name, state } = device;

  async function renew() {
    const renewed = await submit(() => renewPairingCodeAction({ deviceId }));
    if (!renewed) return;
    setCode(renewed.value);
    setRefused(state === "awaiting_confirmation");
    router.refresh();
  }

  async function confirm() {
    if (await submit(() => confirmDeviceAction({ deviceId }))) router.refresh();
  }

  const title = {
    awaiting_code: text("devices.code_title", { name }),
    awaiting_confirmation: text("devices.typed_title", { name }),
    active: text("devices.paired_title", { name }),
    expired: text("devices.code_title", { name }),
    revoked: name,
  }[state];
  return (
    <Dialog open title={title} onClose={onClose}>
      {problem && <Notice tone="error">{problem}</Notice>}
      {(state === "awaiting_code" || state === "expired") && (
        <>
          {refused && <Notice tone="info">{text("devices.refused")}</Notice>}
          <CodeStep code={code} busy={busy} onRenew={renew} onClose={onClose} />
        </>
      )}
      {state === "awaiting_confirmation" && (
        <FocusHere className="grid gap-4">
          <p className="font-medium">{text("devices.typed_question")}</p>
          <p className="text-muted">{text("devices.typed_hint")}</p>
          <ActionRow>
            <Button tone="primary" busy={busy} onClick={confirm}>
              {text("devices.confirm")}
            </Button>
            <Button disabled={busy} onClick={renew}>
              {text("devices.refuse")}
            </Button>
          </ActionRow>
        </FocusHere>
      )}
      {(state === "active" || state === "revoked") && (
        <FocusHere className="grid gap-4">
          {state === "active" ? (
            <Notice tone="success">{text("devices.confirmed", { name })}</Notice>
          ) : (
            <Notice tone="warning">{text("devices.gone")}</Notice>
          )}
          <ActionRow>
            <Button tone="primary" onClick={onClose}>
              {text("devices.done")}
            </Button>
          </ActionRow>
        </FocusHere>
      )}
    </Dialog>
  );
}

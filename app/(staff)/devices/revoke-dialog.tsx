"use client";

import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { DeviceSummary } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { revokeDeviceAction } from "./actions";

type RevokeDialogProps = { device: DeviceSummary; onClose: () => void; onRevoked: () => void };

export function RevokeDialog({ device, onClose, onRevoked }: RevokeDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function revoke() {
    if (await submit(() => revokeDeviceAction({ deviceId: device.id }))) onRevoked();
  }

  return (
    <Dialog open title={text("devices.revoke_title", { name: device.name })} onClose={onClose}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <p>{text("devices.revoke_body")}</p>
      <ActionRow>
        <Button tone="danger" busy={busy} onClick={revoke}>
          {text("devices.revoke_confirm")}
        </Button>
        <Button data-focus-first onClick={onClose}>
          {text("common.cancel")}
        </Button>
      </ActionRow>
    </Dialog>
  );
}

"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import type { DeviceSummary } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { revokeDeviceAction } from "./actions";

type RevokeDialogProps = {
  device: Pick<DeviceSummary, "id" | "name">;
  onClose: () => void;
  onRevoked: () => void;
};

/** Asks before a device is revoked for good. */
export function RevokeDialog({ device, onClose, onRevoked }: RevokeDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function revoke(event: FormEvent) {
    event.preventDefault();
    if (await submit(() => revokeDeviceAction({ deviceId: device.id }))) onRevoked();
  }

  return (
    <FormDialog
      title={text("devices.revoke_title", { name: device.name })}
      confirm={text("devices.revoke_confirm")}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={revoke}
      onClose={onClose}
    >
      <p>{text("devices.revoke_body")}</p>
    </FormDialog>
  );
}

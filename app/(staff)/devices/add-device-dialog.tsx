"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { createDeviceSchema, type PairingCode } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { createDeviceAction } from "./actions";

type AddDeviceDialogProps = { open: boolean; onClose: () => void; onCreated: (code: PairingCode) => void };

export function AddDeviceDialog({ open, onClose, onCreated }: AddDeviceDialogProps) {
  const text = useText();
  return (
    <Dialog open={open} title={text("devices.add")} onClose={onClose}>
      <AddDeviceForm onClose={onClose} onCreated={onCreated} />
    </Dialog>
  );
}

function AddDeviceForm({ onClose, onCreated }: Omit<AddDeviceDialogProps, "open">) {
  const text = useText();
  const [nameIsWrong, setNameIsWrong] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = createDeviceSchema.safeParse({ name: new FormData(event.currentTarget).get("name") });
    setNameIsWrong(!read.success);
    if (!read.success) {
      event.currentTarget.querySelector("input")?.focus();
      return;
    }
    const created = await submit(() => createDeviceAction(read.data));
    if (created) onCreated(created.value);
  }

  return (
    <form method="post" onSubmit={create} noValidate className="grid gap-5">
      {problem && <Notice tone="error">{problem}</Notice>}
      <Field
        label={text("devices.name")}
        hint={text("devices.name_hint")}
        error={nameIsWrong ? text("devices.name_wrong") : undefined}
      >
        {(control) => <Input {...control} name="name" maxLength={80} autoComplete="off" />}
      </Field>
      <ActionRow>
        <Button type="submit" tone="primary" busy={busy}>
          {text("devices.create")}
        </Button>
        <Button onClick={onClose}>{text("common.cancel")}</Button>
      </ActionRow>
    </form>
  );
}

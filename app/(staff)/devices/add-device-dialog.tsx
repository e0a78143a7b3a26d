"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createDeviceSchema, type PairingCode } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { createDeviceAction } from "./actions";

type AddDeviceDialogProps = { onClose: () => void; onCreated: (code: PairingCode) => void };

/** Names a new device; what comes of it is the code to pair it with. */
export function AddDeviceDialog({ onClose, onCreated }: AddDeviceDialogProps) {
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
    <FormDialog
      title={text("devices.add")}
      confirm={text("devices.create")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={create}
      onClose={onClose}
    >
      <Field
        label={text("devices.name")}
        hint={text("devices.name_hint")}
        error={nameIsWrong ? text("devices.name_wrong") : undefined}
      >
        {(control) => <Input {...control} name="name" maxLength={80} autoComplete="off" />}
      </Field>
    </FormDialog>
  );
}

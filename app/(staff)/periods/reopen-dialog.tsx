"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { reopenPeriodSchema } from "@/lib/contracts/periods";
import { useText } from "@/lib/i18n/language-provider";
import { reopenPeriodAction } from "./actions";

type ReopenDialogProps = { lockId: string; span: string; onClose: () => void; onDone: () => void };

/** Opens a closed period again, with a reason. */
export function ReopenDialog({ lockId, span, onClose, onDone }: ReopenDialogProps) {
  const text = useText();
  const [isMissing, setMissing] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    const read = reopenPeriodSchema.safeParse({ lockId, reason });
    setMissing(!read.success);
    if (read.success && (await submit(() => reopenPeriodAction(read.data)))) onDone();
  }

  return (
    <FormDialog
      title={text("periods.reopen_named", { span })}
      confirm={text("periods.reopen")}
      tone="danger"
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <p>{text("periods.reopen_body")}</p>
      <Field
        label={text("periods.reason")}
        hint={text("periods.reason_hint")}
        error={isMissing ? text("periods.reason_missing") : undefined}
      >
        {(control) => <Input {...control} name="reason" maxLength={500} autoComplete="off" />}
      </Field>
    </FormDialog>
  );
}

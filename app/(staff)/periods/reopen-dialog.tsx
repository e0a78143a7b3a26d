"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
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
    <Dialog open title={text("periods.reopen_named", { span })} onClose={onClose}>
      <form method="post" onSubmit={save} noValidate className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        <p>{text("periods.reopen_body")}</p>
        <Field
          label={text("periods.reason")}
          hint={text("periods.reason_hint")}
          error={isMissing ? text("periods.reason_missing") : undefined}
        >
          {(control) => <Input {...control} name="reason" maxLength={500} autoComplete="off" />}
        </Field>
        <ActionRow>
          <Button type="submit" tone="danger" busy={busy}>
            {text("periods.reopen")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

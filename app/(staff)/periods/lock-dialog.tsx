"use client";

import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { Bilingual } from "@/lib/contracts/check-in";
import { lockPeriodSchema } from "@/lib/contracts/periods";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { lockPeriodAction } from "./actions";

type LockDialogProps = {
  units: { id: string; name: Bilingual }[];
  onClose: () => void;
  onDone: () => void;
};

/** Closes a period: which days, where, and why. */
export function LockDialog({ units, onClose, onDone }: LockDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const read = lockPeriodSchema.safeParse({
      unitId: said("unitId") || null,
      from: said("from"),
      to: said("to"),
      reason: said("reason"),
    });
    setFaults(faultyFields(read));
    if (read.success && (await submit(() => lockPeriodAction(read.data)))) onDone();
  }

  const dated = (name: "from" | "to") => (
    <Field
      label={text(`periods.${name}`)}
      error={faults.has(name) ? text(`periods.${name}_missing`) : undefined}
    >
      {(control) => <Input {...control} type="date" name={name} />}
    </Field>
  );
  return (
    <FormDialog
      title={text("periods.lock")}
      confirm={text("periods.lock_confirm")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <p>{text("periods.lock_body")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {dated("from")}
        {dated("to")}
      </div>
      <Field label={text("periods.where")}>
        {(control) => (
          <Select {...control} name="unitId" defaultValue="">
            <option value="">{text("periods.everywhere")}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {inLanguage(name, language)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={text("periods.reason")}
        hint={text("periods.reason_hint")}
        error={faults.has("reason") ? text("periods.reason_missing") : undefined}
      >
        {(control) => <Input {...control} name="reason" maxLength={500} autoComplete="off" />}
      </Field>
    </FormDialog>
  );
}

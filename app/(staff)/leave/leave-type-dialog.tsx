"use client";

import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { BilingualNames } from "@/components/units/bilingual-names";
import { type LeaveTypeView, saveLeaveTypeSchema } from "@/lib/contracts/leave";
import { useText } from "@/lib/i18n/language-provider";
import { saveLeaveTypeAction } from "./actions";

type LeaveTypeDialogProps = { type: LeaveTypeView | null; onClose: () => void; onSaved: () => void };

const EXCUSALS = ["excused", "on_leave"] as const;

/** A new kind of leave, or other words and rules for one; what was granted stays. */
export function LeaveTypeDialog({ type, onClose, onSaved }: LeaveTypeDialogProps) {
  const text = useText();
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const read = saveLeaveTypeSchema.safeParse({
      id: type?.id,
      code: said("code"),
      nameAr: said("nameAr"),
      nameEn: said("nameEn"),
      excusal: said("excusal"),
      fileRequired: form.has("fileRequired"),
    });
    setFaults(faultyFields(read));
    if (!read.success) return;
    if (await submit(() => saveLeaveTypeAction(read.data))) onSaved();
  }

  return (
    <FormDialog
      title={text(type ? "leave.type_change" : "leave.type_new")}
      confirm={text("rosters.save")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <BilingualNames value={type?.name} faults={faults} />
      <Field
        label={text("leave.code")}
        hint={text("leave.code_hint")}
        error={faults.has("code") ? text("leave.code_wrong") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            name="code"
            dir="ltr"
            maxLength={12}
            autoComplete="off"
            defaultValue={type?.code}
          />
        )}
      </Field>
      <fieldset className="grid">
        <legend className="font-medium">{text("leave.excusal")}</legend>
        {EXCUSALS.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="excusal"
            value={one}
            label={text(`leave.excusal_${one}`)}
            defaultChecked={(type?.excusal ?? "on_leave") === one}
          />
        ))}
      </fieldset>
      <Choice
        type="checkbox"
        name="fileRequired"
        label={text("leave.needs_paper")}
        defaultChecked={type?.fileRequired}
      />
    </FormDialog>
  );
}

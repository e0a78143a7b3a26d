"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input, Select, TextArea } from "@/components/ui/input";
import { type LeaveTypeView, requestLeaveSchema } from "@/lib/contracts/leave";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { requestLeaveAction } from "./actions";
import { chosenPaper, isTooLarge, PaperField, sendPaper } from "./paper-field";

type LeaveDialogProps = { types: LeaveTypeView[]; today: string; onClose: () => void; onSent: () => void };

/** Asks for leave: whole days or a part of one. */
export function LeaveDialog({ types, today, onClose, onSent }: LeaveDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [kind, setKind] = useState<"days" | "part">("days");
  const [typeId, setTypeId] = useState(types[0]?.id ?? "");
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const { busy, problem, submit } = useSubmission();
  const needsPaper = types.some(({ id, fileRequired }) => id === typeId && fileRequired);
  const fault = (field: string, words: string) => (faults.has(field) ? words : undefined);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const span =
      kind === "days"
        ? { kind, from: said("from"), to: said("to") }
        : { kind, date: said("date"), start: said("start"), end: said("end") };
    const read = requestLeaveSchema.safeParse({ typeId, span, reason: said("reason") });
    const file = chosenPaper(form);
    const wrong = new Set(read.error?.issues.map(({ path }) => String(path.at(-1))));
    if (isTooLarge(file)) wrong.add("file");
    if (needsPaper && !file) wrong.add("file_required");
    setFaults(wrong);
    if (!read.success || wrong.size > 0) return;
    const sent = await submit(async () => {
      if (!file) return requestLeaveAction(read.data);
      const paper = await sendPaper(file);
      return paper.ok ? requestLeaveAction({ ...read.data, fileId: paper.value.id }) : paper;
    });
    if (sent) onSent();
  }

  const dated = (name: "from" | "to" | "date", words: string) => (
    <Field label={text(`record.leave_${name}`)} error={fault(name, words)}>
      {(control) => <Input {...control} type="date" name={name} defaultValue={today} />}
    </Field>
  );
  return (
    <FormDialog
      title={text("record.leave_title")}
      confirm={text("record.ask_send")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={text("record.leave_type")}>
        {(control) => (
          <Select {...control} value={typeId} onChange={({ target }) => setTypeId(target.value)}>
            {types.map(({ id, name }) => (
              <option key={id} value={id}>
                {inLanguage(name, language)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="grid sm:grid-cols-2">
        <legend className="font-medium">{text("record.leave_span")}</legend>
        {(["days", "part"] as const).map((one) => (
          <Choice
            key={one}
            type="radio"
            name="kind"
            label={text(`record.leave_${one}`)}
            checked={kind === one}
            onChange={() => setKind(one)}
          />
        ))}
      </fieldset>
      {kind === "days" ? (
        <div className="grid gap-4 sm:grid-cols-2">
          {dated("from", text("record.leave_missing"))}
          {dated("to", text("record.leave_order"))}
        </div>
      ) : (
        <div className="grid gap-4 sm:grid-cols-3">
          {dated("date", text("record.leave_missing"))}
          <Field label={text("record.leave_start")} error={fault("start", text("record.leave_missing"))}>
            {(control) => <Input {...control} type="time" name="start" />}
          </Field>
          <Field label={text("record.leave_end")} error={fault("end", text("record.leave_order"))}>
            {(control) => <Input {...control} type="time" name="end" />}
          </Field>
        </div>
      )}
      <Field label={text("record.leave_reason")} error={fault("reason", text("record.ask_reason_short"))}>
        {(control) => <TextArea {...control} name="reason" maxLength={1000} />}
      </Field>
      <PaperField
        note={needsPaper ? "required" : "optional"}
        error={
          fault("file", text("record.ask_file_large")) ??
          fault("file_required", text("record.leave_file_required"))
        }
      />
    </FormDialog>
  );
}

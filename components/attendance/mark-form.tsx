"use client";

import { type FormEvent, useId, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Input, TextArea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Reply } from "@/lib/contracts/problem";
import { MARKS, type Mark, type MarkPersonRequest, markPersonSchema } from "@/lib/contracts/roll";
import { useText } from "@/lib/i18n/language-provider";
import { kindOf } from "./status-kind";

type MarkFormProps = {
  record: RecordView;
  /** Whether a reason must be written: for days that are over. */
  note: "optional" | "required";
  submit: (request: MarkPersonRequest) => Promise<Reply<unknown>>;
  onSaved: () => void;
};

/** Sets a status by hand, with minutes and a reason; everything said before stays in the history. */
export function MarkForm({ record, note, submit: send, onSaved }: MarkFormProps) {
  const text = useText();
  const group = useId();
  const [mark, setMark] = useState<Mark>(() => startOf(record));
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const [isSaved, setSaved] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const minutes = String(form.get("minutes") ?? "").trim();
    const said = String(form.get("note") ?? "").trim();
    const read = markPersonSchema.safeParse({
      obligationId: record.obligationId,
      mark,
      ...(mark === "late" && minutes !== "" ? { lateMinutes: Number(minutes) } : {}),
      ...(said === "" ? {} : { note: said }),
    });
    const wrong = new Set(read.error?.issues.map((issue) => String(issue.path[0])));
    if (note === "required" && said === "") wrong.add("note");
    setFaults(wrong);
    setSaved(false);
    if (!read.success || wrong.size > 0) return;
    if (await submit(() => send(read.data))) {
      setSaved(true);
      onSaved();
    }
  }

  return (
    <Fold start="folded" summary={<h3 className="font-semibold">{text("roll.form")}</h3>}>
      <form method="post" onSubmit={save} noValidate className="grid gap-4 ps-7 pt-1">
        {problem && <Notice tone="error">{problem}</Notice>}
        {isSaved && <Notice tone="success">{text("roll.form_saved")}</Notice>}
        <fieldset className="grid sm:grid-cols-2">
          <legend className="font-medium">{text("roll.form_mark")}</legend>
          {MARKS.map((one) => (
            <Choice
              key={one}
              type="radio"
              name={group}
              label={one === "cleared" ? text("roll.cleared") : text(`attendance.kind_${one}`)}
              checked={mark === one}
              onChange={() => setMark(one)}
            />
          ))}
        </fieldset>
        {mark === "late" && (
          <Field
            label={text("roll.form_minutes")}
            note={text("common.optional")}
            hint={text("roll.form_minutes_hint")}
            error={faults.has("lateMinutes") ? text("roll.form_minutes_wrong") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                name="minutes"
                inputMode="numeric"
                defaultValue={record.lateMinutes > 0 ? record.lateMinutes : ""}
                className="max-w-32"
              />
            )}
          </Field>
        )}
        <Field
          label={text("roll.form_note")}
          note={text(note === "required" ? "common.required" : "common.optional")}
          hint={text("roll.form_note_hint")}
          error={faults.has("note") ? text("roll.form_note_missing") : undefined}
        >
          {(control) => <TextArea {...control} name="note" rows={2} maxLength={500} />}
        </Field>
        <Button type="submit" tone="primary" busy={busy} className="justify-self-start">
          {text("roll.form_save")}
        </Button>
      </form>
    </Fold>
  );
}

function startOf(record: RecordView): Mark {
  const kind = kindOf(record.status);
  return MARKS.find((mark) => mark === kind) ?? "present";
}

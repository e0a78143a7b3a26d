"use client";

import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Input, Select, TextArea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import type { Reply } from "@/lib/contracts/problem";
import { type AddTimeEventRequest, addTimeEventSchema } from "@/lib/contracts/roll";
import { useText } from "@/lib/i18n/language-provider";
import { wallTimeOf } from "../person-attendance/wall-time";

type AddTimeFormProps = {
  line: AttendanceLine;
  submit: (request: AddTimeEventRequest) => Promise<Reply<unknown>>;
  onSaved: () => void;
};

const DIRECTIONS = ["SEEN", "IN", "OUT"] as const;

/** A time that no device saw, such as after a power cut: told by staff, with a reason, and judged like any other. */
export function AddTimeForm({ line, submit: send, onSaved }: AddTimeFormProps) {
  const text = useText();
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const read = addTimeEventSchema.safeParse({
      obligationId: line.obligationId,
      at: wallTimeOf(line, said("at")),
      direction: said("direction"),
      reason: said("reason"),
    });
    setFaults(faultyFields(read));
    if (read.success && (await submit(() => send(read.data)))) onSaved();
  }

  return (
    <Fold start="folded" summary={<h3 className="font-semibold">{text("roll.time")}</h3>}>
      <form method="post" onSubmit={save} noValidate className="grid gap-4 ps-7 pt-1">
        {problem && <Notice tone="error">{problem}</Notice>}
        <p className="text-muted text-sm">{text("roll.time_body")}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={text("roll.time_at")}
            error={faults.has("at") ? text("roll.time_missing") : undefined}
          >
            {(control) => <Input {...control} type="time" name="at" />}
          </Field>
          <Field label={text("roll.time_direction")}>
            {(control) => (
              <Select {...control} name="direction">
                {DIRECTIONS.map((one) => (
                  <option key={one} value={one}>
                    {text(`roll.time_${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <Field
          label={text("roll.form_note")}
          note={text("common.required")}
          error={faults.has("reason") ? text("roll.form_note_missing") : undefined}
        >
          {(control) => <TextArea {...control} name="reason" rows={2} maxLength={500} />}
        </Field>
        <Button type="submit" tone="primary" busy={busy} className="justify-self-start">
          {text("roll.time_save")}
        </Button>
      </form>
    </Fold>
  );
}

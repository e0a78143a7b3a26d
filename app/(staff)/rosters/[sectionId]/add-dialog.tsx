"use client";

import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { addMemberSchema } from "@/lib/contracts/rosters";
import { useText } from "@/lib/i18n/language-provider";
import { PersonPicker } from "../../person-picker";
import { addMemberAction } from "../actions";

type AddDialogProps = { sectionId: string; today: string; onClose: () => void; onDone: () => void };

const ROLES = ["learner", "teacher"] as const;

/** Puts somebody onto the roster from a day on. */
export function AddDialog({ sectionId, today, onClose, onDone }: AddDialogProps) {
  const text = useText();
  const [personId, setPersonId] = useState<string | null>(null);
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "");
    const read = addMemberSchema.safeParse({
      sectionId,
      personId,
      role: said("role"),
      validFrom: said("validFrom"),
      validTo: said("validTo") || null,
    });
    setFaults(faultyFields(read));
    if (read.success && (await submit(() => addMemberAction(read.data)))) onDone();
  }

  return (
    <FormDialog
      title={text("rosters.add")}
      confirm={text("rosters.add_confirm")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <PersonPicker
        chosen={personId}
        onChoose={({ id }) => setPersonId(id)}
        isMissing={faults.has("personId")}
        whenNobody={text("rosters.add_nobody")}
      />
      <Field label={text("rosters.column_role")}>
        {(control) => (
          <Select {...control} name="role" defaultValue="learner">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {text(`rosters.role_${role}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={text("rosters.add_from")}
          hint={text("rosters.add_from_hint")}
          error={faults.has("validFrom") ? text("rosters.add_from_missing") : undefined}
        >
          {(control) => <Input {...control} type="date" name="validFrom" min={today} defaultValue={today} />}
        </Field>
        <Field
          label={text("rosters.column_until")}
          hint={text("rosters.add_until_hint")}
          error={faults.has("validTo") ? text("rosters.add_until_wrong") : undefined}
        >
          {(control) => <Input {...control} type="date" name="validTo" min={today} />}
        </Field>
      </div>
    </FormDialog>
  );
}

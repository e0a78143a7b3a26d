"use client";

import type { FormEvent } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { NamedDialog } from "@/components/timetable/named-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TermView } from "@/lib/contracts/timetable";
import { useText } from "@/lib/i18n/language-provider";
import { saveTermAction } from "./actions";

type TermDialogProps = { term: TermView | null; today: string; onClose: () => void; onSaved: () => void };

/** A term's names and its first and last day. */
export function TermDialog({ term, today, onClose, onSaved }: TermDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(event.currentTarget));
    if (await submit(() => saveTermAction({ ...(term ? { id: term.id } : {}), ...said }))) onSaved();
  }

  return (
    <NamedDialog
      title={text(term ? "timetable.change_term" : "timetable.add_term")}
      name={term?.name}
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={text("timetable.starts_on")}>
        {(control) => (
          <Input {...control} type="date" name="startsOn" required defaultValue={term?.startsOn ?? today} />
        )}
      </Field>
      <Field label={text("timetable.ends_on")}>
        {(control) => (
          <Input {...control} type="date" name="endsOn" required defaultValue={term?.endsOn ?? today} />
        )}
      </Field>
    </NamedDialog>
  );
}

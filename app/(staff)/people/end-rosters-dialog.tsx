"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";
import { endRostersAction } from "./actions";

type EndRostersDialogProps = {
  personIds: string[];
  today: string;
  onClose: () => void;
  onDone: (message: string) => void;
};

/** Takes those chosen off all rosters from a day on. */
export function EndRostersDialog({ personIds, today, onClose, onDone }: EndRostersDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function end(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const from = new FormData(event.currentTarget).get("from");
    const ended = await submit(() => endRostersAction({ personIds, from }));
    if (ended) onDone(text("people.roster_ended", { count: ended.value.ended }));
  }

  return (
    <FormDialog
      title={text("people.end_roster_title", { count: personIds.length })}
      confirm={text("people.end_roster_confirm")}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={end}
      onClose={onClose}
    >
      <p>{text("people.end_roster_body")}</p>
      <Field label={text("people.end_roster_from")}>
        {(control) => (
          <Input
            {...control}
            type="date"
            name="from"
            defaultValue={today}
            min={today}
            required
            className="sm:max-w-60"
          />
        )}
      </Field>
    </FormDialog>
  );
}

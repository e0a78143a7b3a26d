"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PatternView } from "@/lib/contracts/timetable";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { endPatternAction } from "./actions";

type EndPatternDialogProps = {
  pattern: PatternView;
  today: string;
  onClose: () => void;
  onEnded: (sessionsRemoved: number) => void;
};

/** From which day on a meeting is held no more; what was held stays. */
export function EndPatternDialog({ pattern, today, onClose, onEnded }: EndPatternDialogProps) {
  const text = useText();
  const name = inLanguage(pattern.section, useLanguage());
  const { busy, problem, submit } = useSubmission();

  async function end(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const from = String(new FormData(event.currentTarget).get("from") ?? "");
    const ended = await submit(() => endPatternAction({ patternId: pattern.id, from }));
    if (ended) onEnded(ended.value.sessionsRemoved);
  }

  return (
    <FormDialog
      title={text("timetable.end_title", { name })}
      confirm={text("timetable.end")}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={end}
      onClose={onClose}
    >
      <p>{text("timetable.end_body")}</p>
      <Field label={text("timetable.end_from")}>
        {(control) => (
          <Input {...control} type="date" name="from" required min={today} defaultValue={today} />
        )}
      </Field>
    </FormDialog>
  );
}

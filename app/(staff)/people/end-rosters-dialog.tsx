"use client";

import type { FormEvent } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
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
    <Dialog open title={text("people.end_roster_title", { count: personIds.length })} onClose={onClose}>
      <form method="post" onSubmit={end} className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
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
        <ActionRow>
          <Button type="submit" tone="danger" busy={busy}>
            {text("people.end_roster_confirm")}
          </Button>
          <Button data-focus-first onClick={onClose}>
            {text("common.cancel")}
          </Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

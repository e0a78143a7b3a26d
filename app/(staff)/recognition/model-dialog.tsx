"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { useText } from "@/lib/i18n/language-provider";
import { retireModelAction, switchModelAction } from "./actions";

/** What an administrator is about to do with a model ("id@version"): use it before everybody is ready, or delete what is left of it. */
export type ModelTask = { kind: "switch" | "retire"; model: string; count: number };

type ModelDialogProps = { task: ModelTask; onClose: () => void; onDone: (message: string) => void };

/** Asks once more, and says what it means. */
export function ModelDialog({ task: { kind, model, count }, onClose, onDone }: ModelDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (kind === "switch") {
      if (await submit(() => switchModelAction({ model }))) onDone(text("recognition.switched"));
      return;
    }
    const retired = await submit(() => retireModelAction({ model }));
    if (retired) onDone(text("recognition.retired", { count: retired.value.templates }));
  }

  const body =
    kind === "switch" ? text("recognition.switch_body", { count }) : text("recognition.retire_body");
  return (
    <FormDialog
      title={text(`recognition.${kind}_title`)}
      confirm={text(`recognition.${kind}_confirm`)}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={confirm}
      onClose={onClose}
    >
      <p>{body}</p>
    </FormDialog>
  );
}

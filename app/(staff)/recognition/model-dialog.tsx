"use client";

import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";
import { retireModelAction, switchModelAction } from "./actions";

/** What an administrator is about to do with a model ("id@version"): use it before everybody is ready, or delete what is left of it. */
export type ModelTask = { kind: "switch" | "retire"; model: string; count: number };

type ModelDialogProps = { task: ModelTask; onClose: () => void; onDone: (message: string) => void };

/** Asks once more, and says what it means. */
export function ModelDialog({ task: { kind, model, count }, onClose, onDone }: ModelDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function confirm() {
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
    <Dialog open title={text(`recognition.${kind}_title`)} onClose={onClose}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <p>{body}</p>
      <ActionRow>
        <Button tone="danger" busy={busy} onClick={confirm}>
          {text(`recognition.${kind}_confirm`)}
        </Button>
        <Button data-focus-first onClick={onClose}>
          {text("common.cancel")}
        </Button>
      </ActionRow>
    </Dialog>
  );
}

"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";

type FormDialogProps = {
  title: string;
  /** What the main button says: the verb of what will happen. */
  confirm: string;
  tone?: "primary" | "danger";
  busy: boolean;
  problem: string | null;
  noValidate?: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

/** One question as a form in a dialog: why it was refused last, its fields, and the way on or out. What destroys begins at the way out. */
export function FormDialog({
  title,
  confirm,
  tone = "primary",
  busy,
  problem,
  noValidate,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const text = useText();
  return (
    <Dialog open title={title} onClose={onClose}>
      <form method="post" onSubmit={onSubmit} noValidate={noValidate} className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        {children}
        <ActionRow>
          <Button type="submit" tone={tone} busy={busy}>
            {confirm}
          </Button>
          <Button data-focus-first={tone === "danger" || undefined} onClick={onClose}>
            {text("common.cancel")}
          </Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

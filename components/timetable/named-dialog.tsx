"use client";

import type { FormEvent, ReactNode } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { BilingualNames } from "@/components/units/bilingual-names";
import type { Bilingual } from "@/lib/contracts/check-in";
import { useText } from "@/lib/i18n/language-provider";

type NamedDialogProps = {
  title: string;
  name: Bilingual | undefined;
  busy: boolean;
  problem: string | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that saves something with a name in both languages. */
export function NamedDialog({ title, name, busy, problem, onSubmit, onClose, children }: NamedDialogProps) {
  const text = useText();
  return (
    <FormDialog
      title={title}
      confirm={text("timetable.save")}
      busy={busy}
      problem={problem}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <BilingualNames value={name} />
      {children}
    </FormDialog>
  );
}

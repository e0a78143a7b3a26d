"use client";

import type { FormEvent, ReactNode } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
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
      <Field label={text("timetable.name_ar")}>
        {(control) => (
          <Input
            {...control}
            name="nameAr"
            dir="rtl"
            required
            minLength={2}
            maxLength={120}
            defaultValue={name?.ar}
          />
        )}
      </Field>
      <Field label={text("timetable.name_en")}>
        {(control) => (
          <Input
            {...control}
            name="nameEn"
            dir="ltr"
            required
            minLength={2}
            maxLength={120}
            defaultValue={name?.en}
          />
        )}
      </Field>
      {children}
    </FormDialog>
  );
}

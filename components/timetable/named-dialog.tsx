"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
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
    <Dialog open title={title} onClose={onClose}>
      <form method="post" onSubmit={onSubmit} className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
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
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("timetable.save")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import type { z } from "zod";
import { faultyFields } from "@/components/shell/faulty-fields";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Notice } from "@/components/ui/notice";
import { BilingualNames } from "@/components/units/bilingual-names";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { Reply } from "@/lib/contracts/problem";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const NO_FAULTS: ReadonlySet<string> = new Set();

type Named = { nameAr: string; nameEn: string };

/** What a form says: which fields are wrong, or its names and how it is sent. */
export type Said =
  | { kind: "faulty"; faults: ReadonlySet<string> }
  | { kind: "good"; names: Named; send: () => Promise<Reply<unknown>> };

/** What a form says by a contract, for an action. */
export function say<T extends Named>(
  schema: z.ZodType<T>,
  form: Record<string, unknown>,
  action: (data: T) => Promise<Reply<unknown>>,
): Said {
  const { success, data, error } = schema.safeParse(form);
  if (success) return { kind: "good", names: data, send: () => action(data) };
  return { kind: "faulty", faults: faultyFields({ error }) };
}

type NamedFormDialogProps = {
  title: string;
  /** The names of what is changed; null where something is added. */
  names: Bilingual | null;
  say: (values: FormData) => Said;
  onClose: () => void;
  onDone: (message: string) => void;
  /** The fields below the names, given which of them are wrong. */
  children: (faults: ReadonlySet<string>) => ReactNode;
};

/** Something with names in both languages, added or changed in a dialog; told by its name when that is done. */
export function NamedFormDialog({ title, names, say, onClose, onDone, children }: NamedFormDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [faults, setFaults] = useState(NO_FAULTS);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = say(new FormData(event.currentTarget));
    setFaults(said.kind === "faulty" ? said.faults : NO_FAULTS);
    if (said.kind === "faulty" || !(await submit(said.send))) return;
    const name = language === "ar" ? said.names.nameAr : said.names.nameEn;
    onDone(text(names ? "units.changed" : "units.added", { name }));
  }

  return (
    <FormDialog
      title={title}
      confirm={text("units.save")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      {faults.size > 0 && <Notice tone="error">{text("units.check_form")}</Notice>}
      <BilingualNames value={names ?? undefined} faults={faults} />
      {children(faults)}
    </FormDialog>
  );
}

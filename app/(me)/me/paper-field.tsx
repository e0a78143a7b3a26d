"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PAPER_MAX_BYTES, PAPER_TYPES, type PaperView } from "@/lib/contracts/corrections";
import type { Reply } from "@/lib/contracts/problem";
import { useText } from "@/lib/i18n/language-provider";

/** A file that goes with a request. */
export function PaperField({ error, note }: { error: string | undefined; note: "optional" | "required" }) {
  const text = useText();
  return (
    <Field
      label={text("record.ask_file")}
      note={text(`common.${note}`)}
      hint={text("record.ask_file_hint")}
      error={error}
    >
      {(control) => <Input {...control} type="file" name="file" accept={PAPER_TYPES.join(",")} />}
    </Field>
  );
}

/** The file that was chosen in a form; null for none. */
export function chosenPaper(form: FormData): File | null {
  const file = form.get("file");
  return file instanceof File && file.size > 0 ? file : null;
}

export function isTooLarge(file: File | null): boolean {
  return file !== null && file.size > PAPER_MAX_BYTES;
}

/** Sends a file ahead of the request that will name it. */
export async function sendPaper(file: File): Promise<Reply<PaperView>> {
  const response = await fetch(`/api/v1/attendance/papers?${new URLSearchParams({ name: file.name })}`, {
    method: "POST",
    body: file,
  });
  const body = await response.json();
  return response.ok ? { ok: true, value: body } : { ok: false, problem: body };
}

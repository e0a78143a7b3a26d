"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { DeletionPreview, PersonSummary } from "@/lib/contracts/people";
import { isNameTyped } from "@/lib/domain/deleted-person";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { deletePersonAction } from "../actions";

type DeleteDialogProps = { person: PersonSummary; preview: DeletionPreview; onClose: () => void };

/** Tells what deleting erases and what stays, and wants the name typed once more. */
export function DeleteDialog({ person, preview, onClose }: DeleteDialogProps) {
  const text = useText();
  const router = useRouter();
  const name = inLanguage(person.name, useLanguage());
  const [differs, setDiffers] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name") ?? "");
    const isRight = isNameTyped(typed, { nameAr: person.name.ar, nameEn: person.name.en });
    setDiffers(!isRight);
    if (isRight && (await submit(() => deletePersonAction({ personId: person.id, name: typed }))))
      router.push("/people?deleted=1");
  }

  return (
    <Dialog open title={text("people.delete_title", { name })} onClose={onClose}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <form method="post" onSubmit={remove} noValidate className="grid gap-5">
        <Consequences preview={preview} />
        <Field
          label={text("people.delete_type")}
          hint={text("people.delete_type_hint", { name })}
          error={differs ? text("problems.name_differs") : undefined}
        >
          {(control) => <Input {...control} name="name" maxLength={200} autoComplete="off" dir="auto" />}
        </Field>
        <ActionRow>
          <Button type="submit" tone="danger" busy={busy}>
            {text("people.delete_confirm")}
          </Button>
          <Button data-focus-first onClick={onClose}>
            {text("common.cancel")}
          </Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

function Consequences({ preview: { erased, kept } }: { preview: DeletionPreview }) {
  const text = useText();
  return (
    <>
      <Lines
        lead={text("people.delete_lead")}
        lines={[
          text("people.delete_erased_names"),
          erased.templates > 0 && text("people.delete_erased_templates", { count: erased.templates }),
          erased.consents > 0 && text("people.delete_erased_consents", { count: erased.consents }),
          erased.accounts > 0 && text("people.delete_erased_accounts", { count: erased.accounts }),
          text("people.delete_erased_words"),
        ]}
      />
      <Lines
        lead={text("people.delete_kept_lead")}
        lines={[
          kept.attendance > 0 && text("people.delete_kept_attendance", { count: kept.attendance }),
          kept.sightings > 0 && text("people.delete_kept_sightings", { count: kept.sightings }),
          kept.auditRows > 0 && text("people.delete_kept_audit", { count: kept.auditRows }),
          text("people.delete_kept_backups"),
        ]}
      />
    </>
  );
}

function Lines({ lead, lines }: { lead: string; lines: (string | false)[] }) {
  return (
    <div>
      <p>{lead}</p>
      <ul className="mt-1 list-disc ps-5">{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
    </div>
  );
}

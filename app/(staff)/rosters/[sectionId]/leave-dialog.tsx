"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { MemberView } from "@/lib/contracts/rosters";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { endMemberAction, moveMemberAction } from "../actions";

type LeaveDialogProps = {
  sectionId: string;
  member: MemberView;
  others: { id: string; name: Bilingual }[];
  today: string;
  onClose: () => void;
  onDone: () => void;
};

/** From which day on somebody is in another section, or in none. */
export function LeaveDialog({ sectionId, member, others, today, onClose, onDone }: LeaveDialogProps) {
  const text = useText();
  const language = useLanguage();
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const on = String(form.get("on") ?? "");
    const toSectionId = String(form.get("toSectionId") ?? "");
    const { personId } = member;
    const saved = await submit(() =>
      toSectionId
        ? moveMemberAction({ personId, fromSectionId: sectionId, toSectionId, on })
        : endMemberAction({ personId, sectionId, from: on }),
    );
    if (saved) onDone();
  }

  return (
    <FormDialog
      title={text("rosters.change_named", { name: inLanguage(member.name, language) })}
      confirm={text("rosters.save")}
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{text("rosters.change_body")}</p>
      <Field label={text("rosters.to_section")}>
        {(control) => (
          <Select {...control} name="toSectionId" defaultValue="">
            <option value="">{text("rosters.no_section")}</option>
            {member.role === "learner" &&
              others.map((section) => (
                <option key={section.id} value={section.id}>
                  {inLanguage(section.name, language)}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Field label={text("rosters.on")}>
        {(control) => <Input {...control} type="date" name="on" required defaultValue={today} />}
      </Field>
    </FormDialog>
  );
}

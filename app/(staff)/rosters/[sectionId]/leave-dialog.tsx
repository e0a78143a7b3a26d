"use client";

import type { FormEvent } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
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
    <Dialog
      open
      title={text("rosters.change_named", { name: inLanguage(member.name, language) })}
      onClose={onClose}
    >
      <form method="post" onSubmit={save} className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
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
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("rosters.save")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

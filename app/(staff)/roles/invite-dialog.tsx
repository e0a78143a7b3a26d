"use client";

import { type FormEvent, useState } from "react";
import { InvitedNotice } from "@/components/roles/invited-notice";
import { faultyFields } from "@/components/shell/faulty-fields";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { BilingualNames } from "@/components/units/bilingual-names";
import { type Invited, inviteStaffSchema } from "@/lib/contracts/invitations";
import type { RoleHolder } from "@/lib/contracts/roles";
import type { UnitChoice } from "@/lib/contracts/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { inviteStaffAction } from "./actions";
import { RoleFields, readRoleFields } from "./role-fields";

const STAFF_ROLES = ["teacher", "administrator"] as const;

type InviteDialogProps = {
  /** Somebody who is here without an account; null invites somebody new. */
  holder: RoleHolder | null;
  today: string;
  units: UnitChoice[];
  onClose: () => void;
};

/** Invites somebody to the staff; afterwards it says where the link is. */
export function InviteDialog({ holder, today, units, onClose }: InviteDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<{ invited: Invited; email: string } | null>(null);
  const { busy, problem, submit } = useSubmission();
  const isAdministrator = holder?.roles.some(({ role }) => role === "administrator");

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = inviteStaffSchema.safeParse({
      ...readRoleFields(form),
      email: form.get("email"),
      nameAr: holder?.name.ar ?? form.get("nameAr"),
      nameEn: holder?.name.en ?? form.get("nameEn"),
      personId: holder?.personId ?? null,
    });
    setFaults(faultyFields(read));
    if (!read.success) return;
    const invited = await submit(() => inviteStaffAction(read.data));
    if (invited) setSent({ invited: invited.value, email: read.data.email });
  }

  const title = holder
    ? text("roles.invite_title_for", { name: inLanguage(holder.name, language) })
    : text("roles.invite_title");
  return (
    <Dialog open title={title} onClose={onClose}>
      {sent ? (
        <>
          <InvitedNotice {...sent} />
          <ActionRow>
            <Button tone="primary" onClick={onClose}>
              {text("common.close")}
            </Button>
          </ActionRow>
        </>
      ) : (
        <form method="post" onSubmit={invite} noValidate className="grid gap-5">
          {problem && <Notice tone="error">{problem}</Notice>}
          <p>{text("roles.invite_lead")}</p>
          <Field
            label={text("roles.email")}
            error={faults.has("email") ? text("roles.email_wrong") : undefined}
          >
            {(control) => (
              <Input {...control} type="email" name="email" dir="ltr" maxLength={254} autoComplete="off" />
            )}
          </Field>
          {!holder && <BilingualNames faults={faults} />}
          <RoleFields
            options={STAFF_ROLES}
            initial={isAdministrator ? "administrator" : "teacher"}
            units={units}
            today={today}
            areDatesWrong={faults.has("validTo")}
          />
          <ActionRow>
            <Button type="submit" tone="primary" busy={busy}>
              {text("roles.invite_confirm")}
            </Button>
            <Button onClick={onClose}>{text("common.cancel")}</Button>
          </ActionRow>
        </form>
      )}
    </Dialog>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { InvitedNotice } from "@/components/roles/invited-notice";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { BilingualNames } from "@/components/units/bilingual-names";
import { readWeekend, WeekendField } from "@/components/units/weekend-field";
import { ZoneField } from "@/components/units/zone-field";
import type { Invited } from "@/lib/contracts/invitations";
import { foundOrganizationSchema } from "@/lib/contracts/organizations";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { foundOrganizationAction } from "./actions";
import { AdministratorFields, readAdministrator } from "./administrator-fields";

type Founded = { name: string; email: string; invited: Invited };

/** A new organisation with the invitation of its first administrator. */
export function FoundDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const language = useLanguage();
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [founded, setFounded] = useState<Founded | null>(null);
  const { busy, problem, submit } = useSubmission();

  async function found(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = foundOrganizationSchema.safeParse({
      nameAr: form.get("nameAr"),
      nameEn: form.get("nameEn"),
      timeZone: form.get("timeZone"),
      weekendDays: readWeekend(form),
      administrator: readAdministrator(form),
    });
    setFaults(new Set(read.error?.issues.map(({ path }) => path.join("."))));
    if (!read.success) return;
    const made = await submit(() => foundOrganizationAction(read.data));
    const name = language === "ar" ? read.data.nameAr : read.data.nameEn;
    if (made) setFounded({ name, email: read.data.administrator.email, invited: made.value.invited });
  }

  return (
    <Dialog open title={text("organizations.add")} onClose={onClose}>
      {founded ? (
        <>
          <Notice tone="success">{text("organizations.created", { name: founded.name })}</Notice>
          <InvitedNotice invited={founded.invited} email={founded.email} />
          <ActionRow>
            <Button tone="primary" onClick={onClose}>
              {text("common.close")}
            </Button>
          </ActionRow>
        </>
      ) : (
        <form method="post" onSubmit={found} noValidate className="grid gap-5">
          {problem && <Notice tone="error">{problem}</Notice>}
          {faults.size > 0 && <Notice tone="error">{text("units.check_form")}</Notice>}
          <BilingualNames faults={faults} />
          <ZoneField value={Intl.DateTimeFormat().resolvedOptions().timeZone} />
          <WeekendField value={[]} isWrong={faults.has("weekendDays")} />
          <fieldset className="grid gap-5 border-line border-t pt-4">
            <legend className="font-semibold">{text("organizations.administrator")}</legend>
            <p className="text-muted">{text("organizations.administrator_lead")}</p>
            <AdministratorFields faults={faults} />
          </fieldset>
          <ActionRow>
            <Button type="submit" tone="primary" busy={busy}>
              {text("organizations.create")}
            </Button>
            <Button onClick={onClose}>{text("common.cancel")}</Button>
          </ActionRow>
        </form>
      )}
    </Dialog>
  );
}

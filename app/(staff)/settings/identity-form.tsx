"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { BilingualNames } from "@/components/units/bilingual-names";
import { readWeekend, WeekendField } from "@/components/units/weekend-field";
import { ZoneField } from "@/components/units/zone-field";
import { changeOrganizationSchema, type OrganizationSettings } from "@/lib/contracts/organizations";
import { useText } from "@/lib/i18n/language-provider";
import { changeOrganizationAction } from "./actions";

type IdentityFormProps = { settings: OrganizationSettings; zones: string[] };

/** What the organisation is called, and its zone and days off. */
export function IdentityForm({ settings, zones }: IdentityFormProps) {
  const text = useText();
  const router = useRouter();
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [isSaved, setIsSaved] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSaved(false);
    const form = new FormData(event.currentTarget);
    const read = changeOrganizationSchema.safeParse({
      nameAr: form.get("nameAr"),
      nameEn: form.get("nameEn"),
      timeZone: form.get("timeZone"),
      weekendDays: readWeekend(form),
    });
    setFaults(faultyFields(read));
    if (!read.success || !(await submit(() => changeOrganizationAction(read.data)))) return;
    setIsSaved(true);
    router.refresh();
  }

  return (
    <Panel className="p-4 sm:p-6">
      <form method="post" onSubmit={save} noValidate className="grid gap-5">
        <div>
          <h2 className="font-semibold text-lg">{text("settings.identity")}</h2>
          <p className="text-muted">{text("settings.identity_lead")}</p>
        </div>
        {problem && <Notice tone="error">{problem}</Notice>}
        {faults.size > 0 && <Notice tone="error">{text("units.check_form")}</Notice>}
        {isSaved && <Notice tone="success">{text("settings.saved")}</Notice>}
        <BilingualNames value={settings.name} faults={faults} />
        <ZoneField value={settings.timeZone} zones={zones} />
        <WeekendField value={settings.weekendDays} isWrong={faults.has("weekendDays")} />
        <p className="text-muted text-sm">{text("settings.reschedule")}</p>
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("settings.save")}
          </Button>
        </ActionRow>
      </form>
    </Panel>
  );
}

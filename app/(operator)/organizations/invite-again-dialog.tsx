"use client";

import { type FormEvent, useState } from "react";
import { InvitedNotice } from "@/components/roles/invited-notice";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Invited } from "@/lib/contracts/invitations";
import { inviteFirstAdministratorSchema, type OrganizationSummary } from "@/lib/contracts/organizations";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { inviteFirstAdministratorAction } from "./actions";
import { AdministratorFields, readAdministrator } from "./administrator-fields";

type InviteAgainDialogProps = { organization: OrganizationSummary; onClose: () => void };

/** The first administrator once more, where nobody can sign in yet. */
export function InviteAgainDialog({ organization, onClose }: InviteAgainDialogProps) {
  const text = useText();
  const name = inLanguage(organization.name, useLanguage());
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<{ invited: Invited; email: string } | null>(null);
  const { busy, problem, submit } = useSubmission();

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const administrator = readAdministrator(new FormData(event.currentTarget));
    const read = inviteFirstAdministratorSchema.safeParse({ organizationId: organization.id, administrator });
    setFaults(new Set(read.error?.issues.map(({ path }) => path.join("."))));
    if (!read.success) return;
    const invited = await submit(() => inviteFirstAdministratorAction(read.data));
    if (invited) setSent({ invited: invited.value, email: read.data.administrator.email });
  }

  return (
    <Dialog open title={text("organizations.again_title", { name })} onClose={onClose}>
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
          <p>{text("organizations.again_lead")}</p>
          <AdministratorFields faults={faults} />
          <ActionRow>
            <Button type="submit" tone="primary" busy={busy}>
              {text("organizations.invite")}
            </Button>
            <Button onClick={onClose}>{text("common.cancel")}</Button>
          </ActionRow>
        </form>
      )}
    </Dialog>
  );
}

"use client";

import type { OpenInvitation } from "@/lib/contracts/invitations";
import { formatLocalDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** What one is invited as, where and when. */
export function InvitationFacts({ invitation }: { invitation: OpenInvitation }) {
  const text = useText();
  const language = useLanguage();
  const { role, unit, validFrom, validTo, email } = invitation;
  const from = formatLocalDate(validFrom, language);
  const facts = [
    { label: text("auth.invitation_role"), value: text(`shell.role_${role}`) },
    {
      label: text("auth.invitation_where"),
      value: unit ? inLanguage(unit, language) : text("auth.invitation_everywhere"),
    },
    {
      label: text("auth.invitation_when"),
      value:
        validTo === null
          ? text("auth.invitation_from", { from })
          : text("auth.invitation_between", { from, to: formatLocalDate(validTo, language) }),
    },
  ];
  return (
    <dl className="grid gap-2">
      {facts.map(({ label, value }) => (
        <div key={label} className="flex items-baseline justify-between gap-x-4">
          <dt className="shrink-0 text-muted">{label}</dt>
          <dd className="text-end font-medium [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-x-4">
        <dt className="shrink-0 text-muted">{text("auth.email")}</dt>
        <dd dir="ltr" className="font-medium [overflow-wrap:anywhere]">
          {email}
        </dd>
      </div>
    </dl>
  );
}

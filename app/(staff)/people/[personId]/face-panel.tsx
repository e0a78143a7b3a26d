"use client";

import { FaceBadge } from "@/components/people/face-badge";
import { LocalDate } from "@/components/people/local-date";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { PersonSummary } from "@/lib/contracts/people";
import { useText } from "@/lib/i18n/language-provider";
import { EnrolmentLink } from "./enrolment-link";
import { WithdrawConsent } from "./withdraw-consent";

/** Whether the person can be recognised, the way to enrolment, and the way out of it. */
export function FacePanel({
  person,
  mayEnrol,
  mayWithdraw,
}: {
  person: PersonSummary;
  mayEnrol: boolean;
  mayWithdraw: boolean;
}) {
  const text = useText();
  const { enrolledAt, renewal } = person;
  return (
    <Panel className="grid justify-items-start gap-3 p-4 sm:p-6">
      <div className="flex w-full flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-lg">{text("people.face")}</h2>
        <FaceBadge {...person} />
      </div>
      <p>{text(enrolledAt ? "people.enrolled_body" : "people.not_enrolled_body")}</p>
      {renewal && <p>{text(`people.renewal_${renewal}`)}</p>}
      {enrolledAt && (
        <p className="text-muted">
          {text("people.enrolled_since")} <LocalDate instant={enrolledAt} />
        </p>
      )}
      {mayEnrol && (
        <ButtonLink
          href={`/enrol?person=${person.id}`}
          load="document"
          tone={enrolledAt && !renewal ? "plain" : "primary"}
          className="max-sm:w-full"
        >
          {text(enrolledAt ? "people.enrol_again" : "people.enrol")}
        </ButtonLink>
      )}
      {mayEnrol && <EnrolmentLink person={person} />}
      {mayWithdraw && <WithdrawConsent person={person} />}
    </Panel>
  );
}

"use client";

import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { EnrolmentOutcome, EnrolmentRequest } from "@/lib/contracts/enrolment";
import type { PersonSummary } from "@/lib/contracts/people";
import type { ProblemReport } from "@/lib/contracts/problem";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";

type ResultStepProps = {
  person: PersonSummary;
  result:
    | { kind: "answered"; outcome: EnrolmentOutcome }
    | { kind: "not_sent"; problem: ProblemReport; request: EnrolmentRequest };
  onAgain: () => void;
  onResend: (request: EnrolmentRequest) => void;
};

/** Step four: what came of it, what was kept, and what can be done now. */
export function ResultStep({ person, result, onAgain, onResend }: ResultStepProps) {
  const text = useText();
  const older = person.enrolledAt ? text("enrolment.older_stays") : "";
  if (result.kind === "not_sent") {
    const isUncertain = result.problem.reason === "unreachable";
    const kept = isUncertain
      ? text("enrolment.maybe_stored")
      : `${text("enrolment.nothing_stored")} ${older}`;
    return (
      <>
        <Notice tone="error" title={text("enrolment.not_stored_title")}>
          <p>{problemText(text, result.problem)}</p>
          <p className="mt-1">{kept}</p>
        </Notice>
        <Actions>
          <Button tone="primary" onClick={() => onResend(result.request)}>
            {text("enrolment.send_again")}
          </Button>
          <Button onClick={onAgain}>{text("enrolment.enrol_again")}</Button>
        </Actions>
      </>
    );
  }
  const { outcome } = result;
  if (outcome.kind === "enrolled") return <Enrolled person={person} outcome={outcome} />;
  if (outcome.kind === "needs_review") return <Waiting older={older} />;
  return <NotEnrolled kind={outcome.kind} older={older} onAgain={onAgain} />;
}

/** The face resembles somebody who is enrolled: staff look into it before anybody is found by it. */
function Waiting({ older }: { older: string }) {
  const text = useText();
  return (
    <>
      <Notice tone="warning" title={text("enrolment.needs_review_title")}>
        <p>{text("enrolment.needs_review")}</p>
        {older && <p className="mt-1">{older}</p>}
      </Notice>
      <Actions>
        <ButtonLink href="/enrol/reviews" load="document" tone="primary">
          {text("enrolment.to_reviews")}
        </ButtonLink>
        <ButtonLink href="/enrol" load="document">
          {text("enrolment.next_person")}
        </ButtonLink>
      </Actions>
    </>
  );
}

type NotEnrolledProps = {
  kind: Exclude<EnrolmentOutcome["kind"], "enrolled" | "needs_review">;
  older: string;
  onAgain: () => void;
};

function NotEnrolled({ kind, older, onAgain }: NotEnrolledProps) {
  const text = useText();
  const needsReload = kind === "model_not_accepted";
  return (
    <>
      <Notice tone="error" title={text(`enrolment.${kind}_title`)}>
        <p>{text(`enrolment.${kind}`)}</p>
        <p className="mt-1">
          {text("enrolment.nothing_stored")} {older} {!needsReload && text("enrolment.filled_in_kept")}
        </p>
      </Notice>
      <Actions>
        {needsReload ? (
          <Button tone="primary" onClick={() => window.location.reload()}>
            {text("enrolment.reload")}
          </Button>
        ) : (
          <Button tone="primary" onClick={onAgain}>
            {text("common.try_again")}
          </Button>
        )}
        <ButtonLink href="/enrol" load="document">
          {text("enrolment.other_person")}
        </ButtonLink>
      </Actions>
    </>
  );
}

type EnrolledProps = { person: PersonSummary; outcome: Extract<EnrolmentOutcome, { kind: "enrolled" }> };

function Enrolled({ person, outcome }: EnrolledProps) {
  const text = useText();
  const name = inLanguage(person.name, useLanguage());
  return (
    <>
      <Notice
        tone={outcome.word === "usable" ? "warning" : "success"}
        title={text("enrolment.enrolled_title", { name })}
      >
        <p>{text(`enrolment.enrolled_${outcome.word}`)}</p>
        {outcome.sides < 2 && <p>{text("enrolment.enrolled_front_only")}</p>}
        {outcome.replaced && <p>{text("enrolment.enrolled_replaced")}</p>}
      </Notice>
      <Actions>
        <ButtonLink href="/enrol" load="document" tone="primary">
          {text("enrolment.next_person")}
        </ButtonLink>
        <ButtonLink href="/kiosk" load="document">
          {text("enrolment.to_kiosk")}
        </ButtonLink>
        <ButtonLink href={`/people/${person.id}`}>{text("enrolment.to_person")}</ButtonLink>
      </Actions>
    </>
  );
}

function Actions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">{children}</div>;
}

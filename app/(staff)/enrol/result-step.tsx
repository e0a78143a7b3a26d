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
  if (result.kind === "not_sent") {
    return (
      <>
        <Notice tone="error" title={text("enrolment.not_stored_title")}>
          <p>{problemText(text, result.problem)}</p>
          <p>{text("enrolment.nothing_stored_kept")}</p>
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
  if (result.outcome.kind === "enrolled") return <Enrolled person={person} outcome={result.outcome} />;
  const { kind } = result.outcome;
  return (
    <>
      <Notice tone="error" title={text(`enrolment.${kind}_title`)}>
        <p>{text(`enrolment.${kind}`)}</p>
        <p className="mt-1">{text("enrolment.nothing_stored")}</p>
        {person.enrolledAt && <p className="mt-1">{text("enrolment.nothing_stored_kept")}</p>}
      </Notice>
      <Actions>
        {kind === "model_not_accepted" ? (
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
        tone={outcome.word === "good" ? "success" : "warning"}
        title={text("enrolment.enrolled_title", { name })}
      >
        <p>{text(`enrolment.enrolled_${outcome.word}`)}</p>
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

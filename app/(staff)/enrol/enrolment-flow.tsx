"use client";

import { useEffect, useRef, useState } from "react";
import { type Consent, enrolmentRequest } from "@/components/capture/enrolment-request";
import { CaptureStep } from "@/components/enrolment/capture-step";
import { ConsentStep } from "@/components/enrolment/consent-step";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import type { EnrolmentOutcome, EnrolmentRequest } from "@/lib/contracts/enrolment";
import type { PersonSummary } from "@/lib/contracts/people";
import type { ProblemReport } from "@/lib/contracts/problem";
import type { EnrolmentCapture } from "@/lib/domain/guided-capture";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { enrolPersonAction } from "./actions";
import { ResultStep } from "./result-step";

/** Where one enrolment stands; consent, once given, is kept for another try. */
type Step =
  | { kind: "consent" }
  | { kind: "capture"; consent: Consent }
  | { kind: "sending" }
  | { kind: "answered"; outcome: EnrolmentOutcome }
  | { kind: "not_sent"; problem: ProblemReport; request: EnrolmentRequest };

const UNREACHABLE: ProblemReport = { code: "internal", reason: "unreachable" };

/** The steps after the choice of a person: consent, camera, result. */
export function EnrolmentFlow({ person }: { person: PersonSummary }) {
  const text = useText();
  const language = useLanguage();
  const [step, setStep] = useState<Step>({ kind: "consent" });
  const [consent, setConsent] = useState<Consent | null>(null);

  const shown = useRef(step.kind);
  const page = useRef<HTMLDivElement>(null);

  // A new step begins at its head, for eyes and for screen readers; the first one is where the page begins anyway.
  useEffect(() => {
    if (shown.current === step.kind) return;
    shown.current = step.kind;
    window.scrollTo(0, 0);
    page.current?.focus({ preventScroll: true });
  }, [step.kind]);

  const send = async (request: EnrolmentRequest) => {
    setStep({ kind: "sending" });
    const reply = await enrolPersonAction(request).catch(() => null);
    if (reply?.ok) return setStep({ kind: "answered", outcome: reply.value });
    setStep({ kind: "not_sent", problem: reply?.problem ?? UNREACHABLE, request });
  };

  const begin = (given: Consent) => {
    setConsent(given);
    setStep({ kind: "capture", consent: given });
  };

  const number = step.kind === "consent" ? 1 : step.kind === "capture" ? 2 : 3;
  return (
    <div ref={page} tabIndex={-1} data-step={step.kind} className="mx-auto max-w-4xl outline-none">
      <PageHeader
        title={inLanguage(person.name, language)}
        lead={`${text("enrolment.title")} · ${text("enrolment.step_of", { step: number, steps: 3 })}`}
      />
      <div className="grid gap-4">
        {person.enrolledAt && number < 3 && (
          <Notice tone="warning" title={text("enrolment.will_replace_title")}>
            {text("enrolment.will_replace")}
          </Notice>
        )}
        {step.kind === "consent" && (
          <ConsentStep
            name={person.name}
            given={consent}
            onGiven={begin}
            decline={
              <ButtonLink href={`/people/${person.id}`} className="max-sm:w-full">
                {text("enrolment.no_consent")}
              </ButtonLink>
            }
          />
        )}
        {step.kind === "capture" && (
          <CaptureStep
            onCaptured={(capture: EnrolmentCapture) =>
              send(enrolmentRequest(person.id, step.consent, capture))
            }
            onCancel={() => setStep({ kind: "consent" })}
          />
        )}
        {step.kind === "sending" && (
          <Panel className="flex items-center gap-3 p-6 text-lg">
            <Spinner />
            <p role="status">{text("enrolment.sending")}</p>
          </Panel>
        )}
        {(step.kind === "answered" || step.kind === "not_sent") && (
          <ResultStep
            person={person}
            result={step}
            onAgain={() => setStep(consent ? { kind: "capture", consent } : { kind: "consent" })}
            onResend={send}
          />
        )}
      </div>
    </div>
  );
}

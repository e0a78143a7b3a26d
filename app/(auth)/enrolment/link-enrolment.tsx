"use client";

import { useEffect, useRef, useState } from "react";
import { EmbedderChoice } from "@/components/capture/embedder-choice";
import { type Consent, captureRequest } from "@/components/capture/enrolment-request";
import { CaptureStep } from "@/components/enrolment/capture-step";
import { ConsentStep } from "@/components/enrolment/consent-step";
import { Mark } from "@/components/shell/mark";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { EnrolmentInvitation, LinkEnrolmentOutcome } from "@/lib/contracts/enrolment";
import type { ProblemReport } from "@/lib/contracts/problem";
import type { EnrolmentCapture } from "@/lib/domain/guided-capture";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import { enrolByLinkAction, openEnrolmentLinkAction } from "./actions";

type Step =
  | { kind: "opening" }
  | { kind: "closed"; problem: ProblemReport }
  | { kind: "consent" | "sending" | "declined" | "waits" }
  | { kind: "capture"; consent: Consent }
  | { kind: "again"; refused: Exclude<LinkEnrolmentOutcome["kind"], "waits_for_staff"> }
  | { kind: "not_sent"; problem: ProblemReport };

const UNREACHABLE: ProblemReport = { code: "internal", reason: "unreachable" };

const tokenOfAddress = () => window.location.hash.slice(1);

/** A person enrols on their own phone: who the link is for, consent, camera, and that staff confirm it in person. */
export function LinkEnrolment() {
  const text = useText();
  const language = useLanguage();
  const [step, setStep] = useState<Step>({ kind: "opening" });
  const [invitation, setInvitation] = useState<EnrolmentInvitation | null>(null);
  const [consent, setConsent] = useState<Consent | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const shown = useRef(step.kind);

  useEffect(() => {
    let left = false;
    void openEnrolmentLinkAction({ token: tokenOfAddress() })
      .catch(() => null)
      .then((reply) => {
        if (left) return;
        if (!reply?.ok) return setStep({ kind: "closed", problem: reply?.problem ?? UNREACHABLE });
        setInvitation(reply.value);
        setStep({ kind: "consent" });
      });
    return () => {
      left = true;
    };
  }, []);

  useEffect(() => {
    if (shown.current === step.kind) return;
    shown.current = step.kind;
    window.scrollTo(0, 0);
    page.current?.focus({ preventScroll: true });
  }, [step.kind]);

  const begin = (given: Consent) => {
    setConsent(given);
    setStep({ kind: "capture", consent: given });
  };
  const again = () => setStep(consent ? { kind: "capture", consent } : { kind: "consent" });

  async function send(given: Consent, capture: EnrolmentCapture) {
    setStep({ kind: "sending" });
    const request = { token: tokenOfAddress(), consent: given, ...captureRequest(capture) };
    const reply = await enrolByLinkAction(request).catch(() => null);
    if (!reply?.ok) return setStep({ kind: "not_sent", problem: reply?.problem ?? UNREACHABLE });
    const { kind } = reply.value;
    setStep(kind === "waits_for_staff" ? { kind: "waits" } : { kind: "again", refused: kind });
  }

  const name = invitation && inLanguage(invitation.name, language);
  return (
    <div ref={page} tabIndex={-1} data-step={step.kind} className="grid gap-5 outline-none">
      <header className="grid justify-items-center gap-2 text-center">
        <Mark className="size-12" />
        <h1 className="font-semibold text-2xl">{text("enrolmentLink.title")}</h1>
        {invitation && (
          <p className="text-muted [overflow-wrap:anywhere]">
            {name} · {inLanguage(invitation.organization, language)}
          </p>
        )}
      </header>
      {(step.kind === "opening" || step.kind === "sending") && (
        <p role="status" className="flex items-center justify-center gap-3 py-8">
          <Spinner />
          {text(step.kind === "opening" ? "enrolmentLink.opening" : "enrolment.sending")}
        </p>
      )}
      {step.kind === "closed" && (
        <Notice tone="error" title={text("enrolmentLink.closed_title")}>
          {problemText(text, step.problem)}
        </Notice>
      )}
      {step.kind === "consent" && invitation && (
        <>
          <p>{text("enrolmentLink.lead")}</p>
          <ConsentStep
            name={invitation.name}
            given={consent}
            onGiven={begin}
            decline={
              <Button onClick={() => setStep({ kind: "declined" })} className="max-sm:w-full">
                {text("enrolmentLink.decline")}
              </Button>
            }
          />
        </>
      )}
      {step.kind === "capture" && (
        <EmbedderChoice names={invitation?.embedders ?? []}>
          <CaptureStep
            onCaptured={(capture) => send(step.consent, capture)}
            onCancel={() => setStep({ kind: "consent" })}
          />
        </EmbedderChoice>
      )}
      {step.kind === "declined" && (
        <Notice tone="info" title={text("enrolmentLink.declined_title")}>
          <p>{text("enrolmentLink.declined")}</p>
          <Button onClick={() => setStep({ kind: "consent" })} className="mt-2">
            {text("enrolmentLink.read_again")}
          </Button>
        </Notice>
      )}
      {step.kind === "again" && (
        <Notice tone="error" title={text(`enrolment.${step.refused}_title`)}>
          <p>{text(`enrolment.${step.refused}`)}</p>
          <p className="mt-1">{text("enrolmentLink.nothing_stored")}</p>
          <Button onClick={again} className="mt-2">
            {text("common.try_again")}
          </Button>
        </Notice>
      )}
      {step.kind === "not_sent" && (
        <Notice tone="error" title={text("enrolment.not_stored_title")}>
          <p>{problemText(text, step.problem)}</p>
          <Button onClick={again} className="mt-2">
            {text("common.try_again")}
          </Button>
        </Notice>
      )}
      {step.kind === "waits" && (
        <Notice tone="success" title={text("enrolmentLink.waits_title", { name: name ?? "" })}>
          {text("enrolmentLink.waits")}
        </Notice>
      )}
    </div>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { captureRequest } from "@/components/capture/enrolment-request";
import { CaptureStep } from "@/components/enrolment/capture-step";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { EnrolmentReview, EnrolmentReviewOutcome } from "@/lib/contracts/enrolment";
import type { EnrolmentCapture } from "@/lib/domain/guided-capture";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { decideEnrolmentReviewAction } from "../actions";
import { ReasonField } from "./reason-field";

type ConfirmReviewProps = { review: EnrolmentReview; onClose: () => void; onConfirmed: () => void };

type Doubt = Exclude<EnrolmentReviewOutcome["kind"], "confirmed" | "refused">;

/**
 * Confirms a waiting capture: why it is the right person and, for one that came from a phone, a look of the person who stands there, because
 * numbers show no face.
 */
export function ConfirmReview({ review, onClose, onConfirmed }: ConfirmReviewProps) {
  const text = useText();
  const name = inLanguage(review.person.name, useLanguage());
  const [reason, setReason] = useState("");
  const [looking, setLooking] = useState(false);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const { busy, problem, submit } = useSubmission();

  async function confirm(capture: EnrolmentCapture | null) {
    setLooking(false);
    setDoubt(null);
    const input = {
      decision: "confirm",
      reviewId: review.id,
      reason,
      ...(capture ? { capture: captureRequest(capture) } : {}),
    };
    const done = await submit(() => decideEnrolmentReviewAction(input));
    if (!done) return;
    if (done.value.kind === "confirmed" || done.value.kind === "refused") return onConfirmed();
    setDoubt(done.value.kind);
  }

  function next(event: FormEvent) {
    event.preventDefault();
    if (review.source === "link") setLooking(true);
    else void confirm(null);
  }

  return (
    <Dialog open title={text("enrolmentReview.confirm_title", { name })} onClose={onClose}>
      {looking ? (
        <CaptureStep poses={["frontal"]} onCaptured={confirm} onCancel={() => setLooking(false)} />
      ) : (
        <form method="post" onSubmit={next} className="grid gap-4">
          {problem && <Notice tone="error">{problem}</Notice>}
          {doubt && (
            <Notice tone="error" title={text(`enrolmentReview.doubt_${doubt}`)}>
              {text("enrolmentReview.still_waits")}
            </Notice>
          )}
          <p>{text(`enrolmentReview.confirm_body_${review.source}`)}</p>
          <ReasonField value={reason} onChange={setReason} />
          <ActionRow>
            <Button type="submit" tone="primary" busy={busy}>
              {text(review.source === "link" ? "enrolmentReview.look_now" : "enrolmentReview.confirm_staff")}
            </Button>
            <Button onClick={onClose}>{text("common.cancel")}</Button>
          </ActionRow>
        </form>
      )}
    </Dialog>
  );
}

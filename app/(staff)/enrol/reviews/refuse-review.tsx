"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import type { EnrolmentReview } from "@/lib/contracts/enrolment";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { decideEnrolmentReviewAction } from "../actions";
import { ReasonField } from "./reason-field";

type RefuseReviewProps = { review: EnrolmentReview; onClose: () => void; onRefused: () => void };

/** Asks once more, and why; then the capture is erased. */
export function RefuseReview({ review, onClose, onRefused }: RefuseReviewProps) {
  const text = useText();
  const name = inLanguage(review.person.name, useLanguage());
  const [reason, setReason] = useState("");
  const { busy, problem, submit } = useSubmission();

  async function refuse(event: FormEvent) {
    event.preventDefault();
    const input = { decision: "refuse", reviewId: review.id, reason };
    if (await submit(() => decideEnrolmentReviewAction(input))) onRefused();
  }

  return (
    <FormDialog
      title={text("enrolmentReview.refuse_title", { name })}
      confirm={text("enrolmentReview.refuse_confirm")}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={refuse}
      onClose={onClose}
    >
      <p>{text("enrolmentReview.refuse_body")}</p>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
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
    <Dialog open title={text("enrolmentReview.refuse_title", { name })} onClose={onClose}>
      <form method="post" onSubmit={refuse} className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        <p>{text("enrolmentReview.refuse_body")}</p>
        <ReasonField value={reason} onChange={setReason} />
        <ActionRow>
          <Button type="submit" tone="danger" busy={busy}>
            {text("enrolmentReview.refuse_confirm")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

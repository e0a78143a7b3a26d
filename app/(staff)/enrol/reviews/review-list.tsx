"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { LocalDate } from "@/components/people/local-date";
import { PersonName } from "@/components/people/person-name";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { EnrolmentReview } from "@/lib/contracts/enrolment";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { ConfirmReview } from "./confirm-review";
import { RefuseReview } from "./refuse-review";

type Task = { kind: "none" } | { kind: "confirming" | "refusing"; review: EnrolmentReview };

/** The captures that wait for a decision: what each is, what is doubtful about it, and the two ways out. */
export function ReviewList({ reviews }: { reviews: EnrolmentReview[] }) {
  const text = useText();
  const router = useRouter();
  const [task, setTask] = useState<Task>({ kind: "none" });
  const [done, setDone] = useState<string | null>(null);

  const finish = (message: string) => {
    setTask({ kind: "none" });
    setDone(message);
    router.refresh();
  };
  const close = () => setTask({ kind: "none" });
  return (
    <div className="grid gap-4">
      {done && <Notice tone="success">{done}</Notice>}
      {reviews.length === 0 && (
        <EmptyState
          title={text("enrolmentReview.empty_title")}
          action={
            <ButtonLink href="/enrol" load="document">
              {text("enrolment.title")}
            </ButtonLink>
          }
        >
          {text("enrolmentReview.empty_body")}
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {reviews.map((review) => (
          <li key={review.id}>
            <ReviewCard
              review={review}
              onConfirm={() => setTask({ kind: "confirming", review })}
              onRefuse={() => setTask({ kind: "refusing", review })}
            />
          </li>
        ))}
      </ul>
      {task.kind === "confirming" && (
        <ConfirmReview
          review={task.review}
          onClose={close}
          onConfirmed={() => finish(text("enrolmentReview.confirmed"))}
        />
      )}
      {task.kind === "refusing" && (
        <RefuseReview
          review={task.review}
          onClose={close}
          onRefused={() => finish(text("enrolmentReview.refused"))}
        />
      )}
    </div>
  );
}

type ReviewCardProps = { review: EnrolmentReview; onConfirm: () => void; onRefuse: () => void };

function ReviewCard({ review, onConfirm, onRefuse }: ReviewCardProps) {
  const text = useText();
  const language = useLanguage();
  const { person, resembles } = review;
  return (
    <Panel className="grid gap-3 p-4 sm:p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg">
          <PersonName name={person.name} />
        </h2>
        <bdi className="text-muted tabular-nums">{person.number}</bdi>
      </div>
      <p>
        {text(`enrolmentReview.source_${review.source}`)} {text(`enrolmentReview.word_${review.word}`)}
      </p>
      {resembles && (
        <p className="rounded-control bg-late-soft px-3 py-2">
          {text("enrolmentReview.resembles", {
            name: inLanguage(resembles.name, language),
            number: resembles.number,
          })}
        </p>
      )}
      <p className="text-muted">
        {text("enrolmentReview.consent_by", { name: review.giverName })} ·{" "}
        <LocalDate instant={review.createdAt} />
      </p>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={onConfirm} className="max-sm:w-full">
          {text(`enrolmentReview.confirm_${review.source}`)}
        </Button>
        <Button onClick={onRefuse} className="max-sm:w-full">
          {text("enrolmentReview.refuse")}
        </Button>
      </div>
    </Panel>
  );
}

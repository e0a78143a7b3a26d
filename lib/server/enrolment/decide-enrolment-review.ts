import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { enrolmentReviews } from "@/db/schema/enrolments";
import type {
  CaptureRequest,
  decideEnrolmentReviewSchema,
  EnrolmentReviewOutcome,
} from "@/lib/contracts/enrolment";
import { cosineAtFmr } from "@/lib/domain/calibration";
import { isSameModel } from "@/lib/domain/embedder-model";
import { averageOf, CONFIRMATION_FMR, type EnrolledVectors } from "@/lib/domain/enrolment";
import { cosine } from "@/lib/domain/vector";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { findPersonInReach } from "../people/queries";
import { Problem } from "../problem";
import { acceptModel } from "../recognition/accept-model";
import { reachOf } from "../sections/own-sections";
import { judgeCaptureFrames } from "./judge-capture-frames";
import { endConsent, noteLookalikes, replaceReferences } from "./references";
import { openWaiting } from "./waiting-captures";

type Input = z.output<typeof decideEnrolmentReviewSchema>;
type ReviewRow = typeof enrolmentReviews.$inferSelect;

/**
 * Confirms or refuses a capture that waits. Confirmed, it becomes the person's reference, and two people who resemble each other are
 * remembered as such; refused, its vectors are erased and its consent ends. Problems: `review_not_found`, `capture_required`.
 */
export async function decideEnrolmentReview(
  actor: Actor,
  input: Input,
  now: Date,
): Promise<EnrolmentReviewOutcome> {
  const reach = authorise(actor, "person.enrol");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const [review] = await tx
      .select()
      .from(enrolmentReviews)
      .where(
        and(
          eq(enrolmentReviews.organizationId, organizationId),
          eq(enrolmentReviews.id, input.reviewId),
          eq(enrolmentReviews.state, "pending"),
        ),
      )
      .for("update");
    if (!review) throw new Problem("not_found", "review_not_found");
    const own = await reachOf(tx, actor, reach, now);
    const person = await findPersonInReach(tx, organizationId, { reach: own, personId: review.personId });
    if (!person) throw new Problem("not_found", "review_not_found");
    const decision = { actor, review, reason: input.reason, now };
    if (input.decision === "refuse") return refuse(tx, decision);
    const vectors = openWaiting(review);
    const doubt = await doubtOf(review, vectors, input.capture);
    return doubt ?? confirm(tx, decision, vectors);
  });
}

type Decision = { actor: Actor; review: ReviewRow; reason: string; now: Date };

/** Why a confirmation does not hold: numbers from a phone show no face, so who stands there has to be the one who made them. */
async function doubtOf(
  review: ReviewRow,
  vectors: EnrolledVectors,
  capture: CaptureRequest | undefined,
): Promise<EnrolmentReviewOutcome | null> {
  const accepted = await acceptModel(review);
  if (!accepted) return { kind: "model_not_accepted" };
  if (review.source === "staff") return null;
  if (!capture) throw new Problem("invalid", "capture_required", "capture");
  const judged = await judgeCaptureFrames(capture);
  if (judged.kind !== "good") return judged;
  // Vectors of two models say nothing of each other: the capture in person has to be made with the model that waits.
  const same = [judged, judged.second].find((one) => one && isSameModel(one.model, review));
  if (!same) return { kind: "model_not_accepted" };
  const score = cosine(averageOf(same.vectors), averageOf(vectors));
  return score >= cosineAtFmr(accepted.calibration, CONFIRMATION_FMR) ? null : { kind: "not_the_same_face" };
}

async function confirm(
  tx: Transaction,
  { actor, review, reason, now }: Decision,
  vectors: EnrolledVectors,
): Promise<EnrolmentReviewOutcome> {
  const { organizationId, personId, consentId, resemblesId } = review;
  const stored = await replaceReferences(
    tx,
    { organizationId, personId },
    { model: review, vectors, consentId, source: "capture", word: review.word, at: now },
  );
  if (resemblesId) await noteLookalikes(tx, organizationId, [personId, resemblesId], now);
  await close(tx, { actor, review, reason, now }, "confirmed");
  await recordAudit(tx, organizationId, {
    by: actor,
    at: now,
    action: "enrolment.confirm",
    objectKind: "person",
    objectId: personId,
    reason,
    after: { reviewId: review.id, source: review.source, resemblesId, ...stored },
  });
  return { kind: "confirmed" };
}

async function refuse(tx: Transaction, decision: Decision): Promise<EnrolmentReviewOutcome> {
  const { actor, review, reason, now } = decision;
  await close(tx, decision, "refused");
  await endConsent(tx, review.organizationId, review.consentId, now);
  await recordAudit(tx, review.organizationId, {
    by: actor,
    at: now,
    action: "enrolment.discard",
    objectKind: "person",
    objectId: review.personId,
    reason,
    after: { reviewId: review.id, source: review.source },
  });
  return { kind: "refused" };
}

async function close(
  tx: Transaction,
  { actor, review, reason, now }: Decision,
  state: "confirmed" | "refused",
): Promise<void> {
  await tx
    .update(enrolmentReviews)
    .set({ state, sealed: null, decidedBy: actor.accountId, decidedAt: now, reason })
    .where(
      and(eq(enrolmentReviews.organizationId, review.organizationId), eq(enrolmentReviews.id, review.id)),
    );
}

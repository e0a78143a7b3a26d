import "server-only";
import type { EnrolmentOutcome, EnrolmentRequest } from "@/lib/contracts/enrolment";
import { averageOf, wordForReference } from "@/lib/domain/enrolment";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { findPersonInReach } from "../people/queries";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { type JudgedFrames, judgeCaptureFrames } from "./judge-capture-frames";
import { findResembling, insertConsent, replaceReferences } from "./references";
import { keepWaiting } from "./waiting-captures";

/**
 * Stores a person's face reference from the good frames of one capture, with the consent it rests on, in one transaction. An older
 * reference of the person is replaced. The capture is judged again here; what fails it stores nothing. A face like somebody else's is kept
 * aside for staff to look into.
 */
export async function enrolPerson(
  actor: Actor,
  request: EnrolmentRequest,
  now: Date,
): Promise<EnrolmentOutcome> {
  const reach = authorise(actor, "person.enrol");
  const judged = await judgeCaptureFrames(request);
  return inOrganization(actor.organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const person = await findPersonInReach(tx, actor.organizationId, {
      reach: own,
      personId: request.personId,
    });
    if (!person) throw new Problem("not_found", "person_not_found");
    if (judged.kind !== "good") {
      await recordAudit(tx, actor.organizationId, {
        by: actor,
        at: now,
        action: "enrolment.refuse",
        objectKind: "person",
        objectId: person.id,
        reason: judged.kind,
      });
      return judged;
    }
    return store(tx, { actor, request, judged, now });
  });
}

type Accepted = { actor: Actor; request: EnrolmentRequest; judged: JudgedFrames; now: Date };

async function store(tx: Transaction, { actor, request, judged, now }: Accepted): Promise<EnrolmentOutcome> {
  const { organizationId } = actor;
  const { personId, consent } = request;
  const { model, vectors } = judged;
  const subject = { organizationId, personId };
  const consentId = await insertConsent(tx, subject, {
    consent,
    recordedBy: actor.accountId,
    by: actor,
    at: now,
  });
  const resemblesId = await findResembling(tx, subject, { ...judged, vector: averageOf(vectors) });
  if (resemblesId) {
    const waiting = { ...subject, source: "staff" as const, resemblesId, consentId, model, vectors, at: now };
    const reviewId = await keepWaiting(tx, waiting);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "enrolment.wait",
      objectKind: "person",
      objectId: personId,
      reason: "resembles_somebody",
      after: { reviewId, resemblesId, consentId },
    });
    return { kind: "needs_review", reviewId };
  }
  const from = { consentId, source: "capture" as const, at: now };
  const word = wordForReference(vectors, model.agreement);
  const { templates, replaced } = await replaceReferences(tx, subject, { ...from, model, vectors, word });
  const { second } = judged;
  if (second) await replaceReferences(tx, subject, { ...from, ...second, word });
  await recordAudit(tx, organizationId, {
    by: actor,
    at: now,
    action: replaced ? "enrolment.replace" : "enrolment.create",
    objectKind: "person",
    objectId: personId,
    after: {
      consentId,
      textVersion: consent.textVersion,
      givenBy: consent.givenBy,
      templates,
      turnedPoses: vectors.sides.length,
    },
  });
  return {
    kind: "enrolled",
    templateCount: templates,
    word,
    sides: vectors.sides.length,
    replaced,
  };
}

import "server-only";
import type { PhotoEnrolmentOutcome, PhotoEnrolmentRequest } from "@/lib/contracts/enrolment";
import { judgeQuality } from "@/lib/domain/quality-gate";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { findPersonInReach } from "../people/queries";
import { type AcceptedModel, acceptModel } from "../recognition/accept-model";
import { type OwnReach, reachOf } from "../sections/own-sections";
import { readUnitVector } from "./judge-capture-frames";
import { findResembling, hasCapturedReference, insertConsent, replaceReferences } from "./references";
import { keepWaiting } from "./waiting-captures";

type Photo = PhotoEnrolmentRequest["photos"][number];
type Result = Extract<PhotoEnrolmentOutcome, { kind: "done" }>["photos"][number]["result"];
type Batch = {
  actor: Actor;
  own: OwnReach | null;
  consent: PhotoEnrolmentRequest["consent"];
  accepted: AcceptedModel;
  now: Date;
};

/**
 * References from single photos that staff gave, each told by itself; no photo reaches the server, and no liveness is known of it. A
 * reference of a capture is never replaced by a photo, a face like somebody else's is kept aside for staff. All in one transaction.
 */
export async function enrolPhotos(
  actor: Actor,
  request: PhotoEnrolmentRequest,
  now: Date,
): Promise<PhotoEnrolmentOutcome> {
  const reach = authorise(actor, "person.enrol");
  const accepted = await acceptModel(request);
  if (!accepted) return { kind: "model_not_accepted" };
  return inOrganization(actor.organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const photos = [];
    for (const photo of request.photos) {
      const result = await enrolPhoto(tx, { actor, own, consent: request.consent, accepted, now }, photo);
      photos.push({ personId: photo.personId, result });
    }
    return { kind: "done", photos };
  });
}

async function enrolPhoto(tx: Transaction, batch: Batch, photo: Photo): Promise<Result> {
  const { actor, own, accepted, now } = batch;
  const { model } = accepted;
  const { organizationId } = actor;
  const vector = readUnitVector(photo.embedding, "photos");
  if (judgeQuality(photo.quality, "check_in") !== null) return "poor_photo";
  const person = await findPersonInReach(tx, organizationId, { reach: own, personId: photo.personId });
  if (!person) return "person_not_found";
  const subject = { organizationId, personId: photo.personId };
  if (await hasCapturedReference(tx, subject, model)) return "has_better_reference";
  const consent = { ...batch.consent, giverName: photo.giverName };
  const consentId = await insertConsent(tx, subject, {
    consent,
    recordedBy: actor.accountId,
    by: actor,
    at: now,
  });
  const resemblesId = await findResembling(tx, subject, { ...accepted, vector });
  const vectors = { frontal: [vector], sides: [] };
  const audit = { by: actor, at: now, objectKind: "person", objectId: photo.personId };
  if (resemblesId) {
    const held = { source: "staff" as const, resemblesId, consentId, model, vectors, at: now };
    const waiting = { ...subject, ...held };
    const reviewId = await keepWaiting(tx, waiting);
    const after = { reviewId, resemblesId, consentId };
    const reason = "resembles_somebody";
    await recordAudit(tx, organizationId, { ...audit, action: "enrolment.wait", reason, after });
    return "needs_review";
  }
  const { templates, replaced } = await replaceReferences(tx, subject, {
    model,
    vectors,
    consentId,
    source: "photo",
    word: "usable",
    at: now,
  });
  const action = replaced ? "enrolment.replace" : "enrolment.create";
  const after = { consentId, source: "photo", givenBy: consent.givenBy, templates };
  await recordAudit(tx, organizationId, { ...audit, action, after });
  return "enrolled";
}

import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { faceTemplates } from "@/db/schema/faces";
import { consents } from "@/db/schema/people";
import { decodeVector } from "@/lib/contracts/bytes";
import type { EnrolmentOutcome, EnrolmentRequest } from "@/lib/contracts/enrolment";
import { calibrationOf } from "@/lib/domain/calibrations";
import {
  agreeingFrames,
  chooseReferences,
  MIN_FRAMES,
  MIN_SPAN_MS,
  wordForAgreement,
} from "@/lib/domain/enrolment";
import { isLive } from "@/lib/domain/liveness-score";
import { EMBEDDER } from "@/lib/domain/model-manifest";
import { judgeQuality } from "@/lib/domain/quality-gate";
import { norm } from "@/lib/domain/vector";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { findPeople } from "../people/queries";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { protectTemplate } from "../templates/protect-template";
import { currentTemplateKeys } from "../templates/template-keys";

const NORM_TOLERANCE = 0.01;

/**
 * Stores a person's face reference from the good frames of one capture, with the consent it rests on, in one transaction. An older
 * reference of the person is replaced. The capture is judged again here; what fails it stores nothing.
 */
export async function enrolPerson(
  actor: Actor,
  request: EnrolmentRequest,
  now: Date,
): Promise<EnrolmentOutcome> {
  const reach = authorise(actor, "person.enrol");
  const judged = judgeFrames(request);
  return inOrganization(actor.organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const [person] = await findPeople(tx, actor.organizationId, { reach: own, personId: request.personId });
    if (!person) throw new Problem("not_found", "person_not_found");
    if (!Array.isArray(judged)) {
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
    return store(tx, { actor, request, vectors: judged, now });
  });
}

/** The vectors of the frames that are good, live and of one face; or why there are too few. */
function judgeFrames({ frames, modelId, modelVersion }: EnrolmentRequest): Float32Array[] | EnrolmentOutcome {
  const calibration = calibrationOf(modelId);
  if (!calibration || modelId !== EMBEDDER.modelId || modelVersion !== EMBEDDER.modelVersion) {
    return { kind: "model_not_accepted" };
  }
  const good = frames.flatMap((frame) => {
    const vector = decodeVector(frame.embedding);
    if (!vector || Math.abs(norm(vector) - 1) > NORM_TOLERANCE)
      throw new Problem("invalid", "vector_faulty", "frames");
    return judgeQuality(frame.quality, "enrol") === null ? [{ vector, at: frame.at, pad: frame.pad }] : [];
  });
  if (good.length < MIN_FRAMES) return { kind: "too_few_good_frames" };
  const scores = good.map((frame) => frame.pad);
  if (!isLive(scores, calibration.padThreshold)) return { kind: "not_live" };
  const agreeing = agreeingFrames(good.map((frame) => frame.vector)).flatMap((index) => good[index] ?? []);
  const times = agreeing.map((frame) => frame.at);
  if (agreeing.length < MIN_FRAMES) return { kind: "frames_disagree" };
  if (Math.max(...times) - Math.min(...times) < MIN_SPAN_MS) return { kind: "too_few_good_frames" };
  return agreeing.map((frame) => frame.vector);
}

type Accepted = { actor: Actor; request: EnrolmentRequest; vectors: Float32Array[]; now: Date };

async function store(tx: Transaction, { actor, request, vectors, now }: Accepted): Promise<EnrolmentOutcome> {
  const { organizationId } = actor;
  const { personId, consent } = request;
  const consentId = uuidv7();
  await tx.insert(consents).values({
    organizationId,
    id: consentId,
    personId,
    purpose: "face_attendance",
    ...consent,
    recordedBy: actor.accountId,
    givenAt: now,
  });
  const removed = await tx
    .delete(faceTemplates)
    .where(
      and(
        eq(faceTemplates.organizationId, organizationId),
        eq(faceTemplates.personId, personId),
        eq(faceTemplates.modelId, EMBEDDER.modelId),
      ),
    )
    .returning({ id: faceTemplates.id });
  const { average, samples } = chooseReferences(vectors);
  const keys = await currentTemplateKeys(tx, organizationId);
  const owner = { organizationId, personId, modelId: EMBEDDER.modelId, modelVersion: EMBEDDER.modelVersion };
  const row = (kind: "average" | "sample", vector: Float32Array) => ({
    ...owner,
    ...protectTemplate(vector, owner, keys),
    id: uuidv7(),
    kind,
    consentId,
    createdAt: now,
  });
  const stored = [row("average", average), ...samples.map((sample) => row("sample", sample))];
  await tx.insert(faceTemplates).values(stored);
  const replaced = removed.length > 0;
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
      templates: stored.length,
    },
  });
  return { kind: "enrolled", templateCount: stored.length, word: wordForAgreement(vectors), replaced };
}

import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { enrolmentReviews } from "@/db/schema/enrolments";
import { decodeVector, encodeBytes, vectorBytes } from "@/lib/contracts/bytes";
import type { VectorModel } from "@/lib/domain/embedder-model";
import { type EnrolledVectors, wordForReference } from "@/lib/domain/enrolment";
import { VECTOR_LENGTH } from "@/lib/domain/vector";
import type { Transaction } from "../database";
import { seal, unseal } from "../sealed-box";
import { deriveKey } from "../secrets";
import { endConsent } from "./references";

type ReviewRow = typeof enrolmentReviews.$inferSelect;

type WaitingCapture = {
  organizationId: string;
  personId: string;
  source: "staff" | "link";
  resemblesId: string | null;
  consentId: string;
  model: VectorModel;
  vectors: EnrolledVectors;
  at: Date;
};

const VECTOR_BYTES = VECTOR_LENGTH * 4;

// Waiting captures have a key of their own: they are never searched, so a re-key of the templates need not touch them.
const keyOf = (organizationId: string) => deriveKey(`waiting-capture|${organizationId}`, 32);
const contextOf = (row: Pick<ReviewRow, "organizationId" | "id" | "personId">) => [
  row.organizationId,
  row.id,
  row.personId,
];

/** Keeps a capture aside, in place of one of the same person that waited before. Answers its id. */
export async function keepWaiting(tx: Transaction, capture: WaitingCapture): Promise<string> {
  const { organizationId, personId, model, vectors, at, ...rest } = capture;
  const older = await tx
    .update(enrolmentReviews)
    .set({ state: "refused", sealed: null, decidedAt: at, reason: "replaced" })
    .where(
      and(
        eq(enrolmentReviews.organizationId, organizationId),
        eq(enrolmentReviews.personId, personId),
        eq(enrolmentReviews.state, "pending"),
      ),
    )
    .returning({ consentId: enrolmentReviews.consentId });
  for (const { consentId } of older) await endConsent(tx, organizationId, consentId, at);
  const id = uuidv7();
  const bytes = Buffer.concat([...vectors.frontal, ...vectors.sides].map((vector) => vectorBytes(vector)));
  await tx.insert(enrolmentReviews).values({
    ...rest,
    modelId: model.modelId,
    modelVersion: model.modelVersion,
    organizationId,
    id,
    personId,
    sealed: seal(bytes, keyOf(organizationId), contextOf({ organizationId, id, personId })),
    sides: vectors.sides.length,
    word: wordForReference(vectors, model.agreement),
    state: "pending",
    createdAt: at,
  });
  return id;
}

/** The vectors of a capture that still waits. */
export function openWaiting(row: ReviewRow): EnrolledVectors {
  if (!row.sealed) throw new Error(`enrolment review ${row.id} holds no capture`);
  const bytes = unseal(row.sealed, keyOf(row.organizationId), contextOf(row));
  const all = Array.from({ length: bytes.length / VECTOR_BYTES }, (_, index) => {
    const part = bytes.subarray(index * VECTOR_BYTES, (index + 1) * VECTOR_BYTES);
    const vector = decodeVector(encodeBytes(part));
    if (!vector) throw new Error(`enrolment review ${row.id} holds no vector`);
    return vector;
  });
  const front = all.length - row.sides;
  return { frontal: all.slice(0, front), sides: all.slice(front) };
}

import "server-only";
import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { toSql } from "pgvector";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { lookalikePairs } from "@/db/schema/enrolments";
import { faceTemplates } from "@/db/schema/faces";
import { consents, persons } from "@/db/schema/people";
import type { consentSchema } from "@/lib/contracts/enrolment";
import { cosineAtFmr } from "@/lib/domain/calibration";
import type { ModelName } from "@/lib/domain/embedder-model";
import {
  chooseReferences,
  DUPLICATE_FMR,
  type EnrolledVectors,
  type ReferenceWord,
} from "@/lib/domain/enrolment";
import { rotate } from "@/lib/domain/orthogonal-transform";
import { distanceOfCosine } from "@/lib/domain/vector";
import { type AuditActor, recordAudit } from "../audit/record-audit";
import { rows, type Transaction } from "../database";
import type { AcceptedModel } from "../recognition/accept-model";
import { ofModels } from "../recognition/of-models";
import { protectTemplate } from "../templates/protect-template";
import { currentTemplateKeys } from "../templates/template-keys";

type Subject = { organizationId: string; personId: string };

/** Notes a consent to recognition. `recordedBy`: the account that recorded it, or made the link by which somebody gave it alone. */
export async function insertConsent(
  tx: Transaction,
  { organizationId, personId }: Subject,
  {
    consent,
    recordedBy,
    by,
    at,
  }: { consent: z.output<typeof consentSchema>; recordedBy: string; by: AuditActor; at: Date },
): Promise<string> {
  const id = uuidv7();
  const purpose = "face_attendance" as const;
  await tx
    .insert(consents)
    .values({ organizationId, id, personId, purpose, ...consent, recordedBy, givenAt: at });
  const { textVersion, language, givenBy } = consent;
  await recordAudit(tx, organizationId, {
    by,
    at,
    action: "consent.give",
    objectKind: "person",
    objectId: personId,
    after: { consentId: id, textVersion, language, givenBy },
  });
  return id;
}

/** Ends a consent that came to nothing. */
export async function endConsent(tx: Transaction, organizationId: string, consentId: string, at: Date) {
  await tx
    .update(consents)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(consents.organizationId, organizationId),
        eq(consents.id, consentId),
        isNull(consents.withdrawnAt),
      ),
    );
}

/**
 * Puts a person's references of one model in place of older ones of the same model: their fused average and diverse samples. Those of
 * another model stay, for kiosks that still use it.
 */
export async function replaceReferences(
  tx: Transaction,
  { organizationId, personId }: Subject,
  from: {
    model: ModelName;
    vectors: EnrolledVectors;
    consentId: string;
    source: "capture" | "photo";
    word: ReferenceWord;
    at: Date;
  },
): Promise<{ templates: number; replaced: boolean }> {
  const removed = await tx
    .delete(faceTemplates)
    .where(
      and(
        eq(faceTemplates.organizationId, organizationId),
        eq(faceTemplates.personId, personId),
        ofModels([from.model]),
      ),
    )
    .returning({ id: faceTemplates.id });
  const keys = await currentTemplateKeys(tx, organizationId);
  const { modelId, modelVersion } = from.model;
  const owner = { organizationId, personId, modelId, modelVersion };
  const row = (kind: "average" | "sample", vector: Float32Array) => ({
    ...owner,
    ...protectTemplate(vector, owner, keys),
    id: uuidv7(),
    kind,
    source: from.source,
    word: from.word,
    consentId: from.consentId,
    createdAt: from.at,
  });
  const { average, samples } = chooseReferences(from.vectors);
  // The only vector of a photo is its own average.
  const kept = from.vectors.frontal.length > 1 ? samples : [];
  const stored = [row("average", average), ...kept.map((sample) => row("sample", sample))];
  await tx.insert(faceTemplates).values(stored);
  return { templates: stored.length, replaced: removed.length > 0 };
}

/**
 * Who else is enrolled with a face like this one (FMR 1e-4 or nearer), the nearest; null when nobody, or when staff already found the two to
 * be different people.
 */
export async function findResembling(
  tx: Transaction,
  { organizationId, personId }: Subject,
  { model, calibration, vector }: AcceptedModel & { vector: Float32Array },
): Promise<string | null> {
  const keys = await currentTemplateKeys(tx, organizationId);
  const probe = toSql([...rotate(vector, keys.transform)]);
  const limit = distanceOfCosine(cosineAtFmr(calibration, DUPLICATE_FMR));
  const [nearest] = await rows<{ personId: string }>(
    tx.execute(sql`select t.person_id as "personId" from ${faceTemplates} t
      join ${persons} p on p.organization_id = t.organization_id and p.id = t.person_id and p.status = 'active'
      where t.organization_id = ${organizationId} and t.model_id = ${model.modelId}
        and t.model_version = ${model.modelVersion} and t.person_id <> ${personId}
        and t.embedding <-> ${probe}::vector <= ${limit}
        and not exists (select 1 from ${lookalikePairs} l where l.organization_id = t.organization_id
          and l.first_id = least(t.person_id, ${personId}::uuid) and l.second_id = greatest(t.person_id, ${personId}::uuid))
      order by t.embedding <-> ${probe}::vector limit 1`),
  );
  return nearest?.personId ?? null;
}

/** Remembers that two people resemble each other. */
export async function noteLookalikes(
  tx: Transaction,
  organizationId: string,
  pair: readonly [string, string],
  at: Date,
): Promise<void> {
  const [firstId = "", secondId = ""] = [...pair].sort();
  await tx
    .insert(lookalikePairs)
    .values({ organizationId, firstId, secondId, notedAt: at })
    .onConflictDoNothing();
}

/** Whether the person has references of a model from a capture, which a photo does not replace. */
export async function hasCapturedReference(
  tx: Transaction,
  { organizationId, personId }: Subject,
  model: ModelName,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: faceTemplates.id })
    .from(faceTemplates)
    .where(
      and(
        eq(faceTemplates.organizationId, organizationId),
        eq(faceTemplates.personId, personId),
        ofModels([model]),
        ne(faceTemplates.source, "photo"),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Whom staff know to look like a person. */
export async function findLookalikes(
  tx: Transaction,
  organizationId: string,
  personId: string,
): Promise<string[]> {
  const found = await tx
    .select()
    .from(lookalikePairs)
    .where(
      and(
        eq(lookalikePairs.organizationId, organizationId),
        or(eq(lookalikePairs.firstId, personId), eq(lookalikePairs.secondId, personId)),
      ),
    );
  return found.map(({ firstId, secondId }) => (firstId === personId ? secondId : firstId));
}

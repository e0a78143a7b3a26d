import "server-only";
import { and, asc, eq, gte, isNull, lte, ne, sql } from "drizzle-orm";
import { toSql } from "pgvector";
import { attendanceRecords } from "@/db/schema/attendance";
import { lookalikePairs } from "@/db/schema/enrolments";
import { faceTemplates } from "@/db/schema/faces";
import { obligations } from "@/db/schema/obligations";
import { consents } from "@/db/schema/people";
import { sections } from "@/db/schema/sections";
import { selfCheckIns } from "@/db/schema/self-check-ins";
import type { ModelName } from "@/lib/domain/embedder-model";
import { rows, type Transaction } from "../database";
import { ofModels } from "../recognition/of-models";
import { usableTemplates } from "../templates/usable-templates";

export type SelfTryRow = typeof selfCheckIns.$inferSelect;

/** Whose tries: a person, for one session of an organisation. */
export type TryOwner = { organizationId: string; sessionId: string; personId: string };

/** One try of a person at a time, so that tries which come together are counted one after the other. */
const TRY_LOCK = 4_202_620;

export async function lockTries(tx: Transaction, { sessionId, personId }: TryOwner): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${TRY_LOCK}, hashtext(${`${sessionId}/${personId}`}))`);
}

/** The class sessions in whose window somebody is expected at `now`, with what is recorded for them. */
export async function findOpenClasses(
  tx: Transaction,
  { organizationId, personId, sessionId }: Omit<TryOwner, "sessionId"> & { sessionId?: string },
  now: Date,
) {
  return tx
    .select({ obligation: obligations, section: sections, record: attendanceRecords })
    .from(obligations)
    .innerJoin(
      sections,
      and(eq(sections.organizationId, obligations.organizationId), eq(sections.id, obligations.sectionId)),
    )
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.organizationId, obligations.organizationId),
        eq(attendanceRecords.obligationId, obligations.id),
      ),
    )
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        eq(obligations.personId, personId),
        eq(obligations.kind, "class"),
        ne(obligations.state, "cancelled"),
        lte(obligations.windowFrom, now),
        gte(obligations.windowTo, now),
        sessionId === undefined ? undefined : eq(obligations.sessionId, sessionId),
      ),
    )
    .orderBy(asc(obligations.startsAt));
}

export async function listTries(
  tx: Transaction,
  { organizationId, sessionId, personId }: TryOwner,
): Promise<SelfTryRow[]> {
  return tx
    .select()
    .from(selfCheckIns)
    .where(
      and(
        eq(selfCheckIns.organizationId, organizationId),
        eq(selfCheckIns.sessionId, sessionId),
        eq(selfCheckIns.personId, personId),
      ),
    );
}

/** A try of one sign-in; somebody else's is not there. */
export async function findTry(
  tx: Transaction,
  owner: { organizationId: string; accountId: string; signInId: string },
  id: string,
): Promise<SelfTryRow | null> {
  const [row] = await tx
    .select()
    .from(selfCheckIns)
    .where(
      and(
        eq(selfCheckIns.organizationId, owner.organizationId),
        eq(selfCheckIns.id, id),
        eq(selfCheckIns.accountId, owner.accountId),
        eq(selfCheckIns.signInId, owner.signInId),
      ),
    )
    .for("update");
  return row ?? null;
}

export async function saveTry(
  tx: Transaction,
  { organizationId, id }: Pick<SelfTryRow, "organizationId" | "id">,
  change: Partial<typeof selfCheckIns.$inferInsert>,
): Promise<void> {
  await tx
    .update(selfCheckIns)
    .set(change)
    .where(and(eq(selfCheckIns.organizationId, organizationId), eq(selfCheckIns.id, id)));
}

/** Whether this very vector came in another try since an instant. */
export async function wasEmbeddingTried(
  tx: Transaction,
  organizationId: string,
  seen: { hmac: string; except: string; since: Date },
): Promise<boolean> {
  const [row] = await tx
    .select({ id: selfCheckIns.id })
    .from(selfCheckIns)
    .where(
      and(
        eq(selfCheckIns.organizationId, organizationId),
        eq(selfCheckIns.embeddingHmac, seen.hmac),
        ne(selfCheckIns.id, seen.except),
        gte(selfCheckIns.answeredAt, seen.since),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Whether somebody else was accepted for the same session in the same browser. */
export async function isBrowserShared(
  tx: Transaction,
  row: SelfTryRow,
  accepted: string[],
): Promise<boolean> {
  const [other] = await tx
    .select({ id: selfCheckIns.id })
    .from(selfCheckIns)
    .where(
      and(
        eq(selfCheckIns.organizationId, row.organizationId),
        eq(selfCheckIns.sessionId, row.sessionId),
        eq(selfCheckIns.browserHmac, row.browserHmac),
        ne(selfCheckIns.personId, row.personId),
        sql`${selfCheckIns.code} = any(${sql.param(`{${accepted.join(",")}}`)}::text[])`,
      ),
    )
    .limit(1);
  return other !== undefined;
}

/** L2 distance of a probe to the nearest of somebody's own templates of its model; null without one that may be used. */
export async function findOwnDistance(
  tx: Transaction,
  owner: { organizationId: string; personId: string },
  { model, probe }: { model: ModelName; probe: Float32Array },
): Promise<number | null> {
  const vector = toSql([...probe]);
  const [row] = await rows<{ distance: number | null }>(
    tx.execute(sql`select min(t.embedding <-> (select ${vector}::vector))::float8 as distance
      from ${usableTemplates(owner.organizationId, model)} and t.person_id = ${owner.personId}`),
  );
  return row?.distance ?? null;
}

/** Whether somebody has a reference of one of these models that may be used. */
export async function hasReference(
  tx: Transaction,
  owner: { organizationId: string; personId: string },
  models: readonly ModelName[],
): Promise<boolean> {
  const [row] = await tx
    .select({ id: faceTemplates.id })
    .from(faceTemplates)
    .innerJoin(
      consents,
      and(
        eq(consents.organizationId, faceTemplates.organizationId),
        eq(consents.id, faceTemplates.consentId),
        isNull(consents.withdrawnAt),
      ),
    )
    .where(
      and(
        eq(faceTemplates.organizationId, owner.organizationId),
        eq(faceTemplates.personId, owner.personId),
        ofModels(models),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Whether somebody is known to look like another person. */
export async function hasLookAlike(
  tx: Transaction,
  { organizationId, personId }: { organizationId: string; personId: string },
): Promise<boolean> {
  const [pair] = await tx
    .select({ id: lookalikePairs.firstId })
    .from(lookalikePairs)
    .where(
      and(
        eq(lookalikePairs.organizationId, organizationId),
        sql`${personId}::uuid in (${lookalikePairs.firstId}, ${lookalikePairs.secondId})`,
      ),
    )
    .limit(1);
  return pair !== undefined;
}

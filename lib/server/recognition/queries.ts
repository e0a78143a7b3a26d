import "server-only";
import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { consents, persons } from "@/db/schema/people";
import { impostorMeasurements, recognitionSettings } from "@/db/schema/recognition";
import type { ModelName } from "@/lib/domain/embedder-model";
import { HISTOGRAM_BINS } from "@/lib/domain/impostor-histogram";
import type { ModelCoverage } from "@/lib/domain/model-change";
import { DEFAULT_RENEWAL, type RenewalPolicy } from "@/lib/domain/reference-renewal";
import { rows, type Transaction } from "../database";
import { usableTemplates } from "../templates/usable-templates";

const hasReference = (organizationId: string, person: string, { modelId, modelVersion }: ModelName) =>
  sql`exists (select 1 from ${faceTemplates} n
    join ${consents} nc on nc.organization_id = n.organization_id and nc.id = n.consent_id and nc.withdrawn_at is null
    where n.organization_id = ${organizationId} and n.person_id = ${sql.raw(person)}
      and n.model_id = ${modelId} and n.model_version = ${modelVersion})`;

/** The models that references are stored of. */
export async function findStoredModels(tx: Transaction, organizationId: string): Promise<ModelName[]> {
  return tx
    .selectDistinct({ modelId: faceTemplates.modelId, modelVersion: faceTemplates.modelVersion })
    .from(faceTemplates)
    .where(eq(faceTemplates.organizationId, organizationId));
}

/** For each model with references: how many people have one, and how many of these have none of `preferred`. */
export async function findCoverage(
  tx: Transaction,
  organizationId: string,
  preferred: ModelName,
): Promise<ModelCoverage[]> {
  return rows<ModelCoverage>(
    tx.execute(sql`select t.model_id as "modelId", t.model_version as "modelVersion", count(distinct t.person_id)::int as people,
        count(distinct t.person_id) filter (where not ${hasReference(organizationId, "t.person_id", preferred)})::int as waiting
      from ${usableTemplates(organizationId)} group by t.model_id, t.model_version`),
  );
}

/** How many people are active. */
export async function countActivePeople(tx: Transaction, organizationId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(persons)
    .where(and(eq(persons.organizationId, organizationId), eq(persons.status, "active")));
  return row?.n ?? 0;
}

/** Active people without a usable reference of a model: how many, and the first of them by number. */
export async function findPeopleWithout(
  tx: Transaction,
  organizationId: string,
  { model, limit }: { model: ModelName; limit: number },
) {
  const lacks = and(
    eq(persons.organizationId, organizationId),
    eq(persons.status, "active"),
    sql`not ${hasReference(organizationId, '"persons"."id"', model)}`,
  );
  const [counted] = await tx.select({ n: count() }).from(persons).where(lacks);
  const people = await tx
    .select({ id: persons.id, nameAr: persons.nameAr, nameEn: persons.nameEn, number: persons.number })
    .from(persons)
    .where(lacks)
    .orderBy(asc(persons.number))
    .limit(limit);
  return { count: counted?.n ?? 0, people };
}

/** The middle size of the sections' rosters: people with a usable reference on each, ordered; 0 where there is none. */
export async function findOrdinaryRoster(
  tx: Transaction,
  organizationId: string,
  model: ModelName,
): Promise<number> {
  const [row] = await rows<{ size: number | null }>(
    tx.execute(sql`select percentile_disc(0.5) within group (order by s.people)::int as size from (
        select m.section_id, count(distinct m.person_id) as people from section_members m
        where m.organization_id = ${organizationId} and exists (
          select 1 from ${usableTemplates(organizationId, model)} and t.person_id = m.person_id)
        group by m.section_id) s`),
  );
  return row?.size ?? 0;
}

export async function findSettings(tx: Transaction, organizationId: string) {
  const [settings] = await tx
    .select()
    .from(recognitionSettings)
    .where(eq(recognitionSettings.organizationId, organizationId));
  return settings ?? null;
}

/** After how long references are to be renewed. */
export async function findRenewal(tx: Transaction, organizationId: string): Promise<RenewalPolicy> {
  const settings = await findSettings(tx, organizationId);
  return {
    studentMonths: settings?.studentMonths ?? DEFAULT_RENEWAL.studentMonths,
    employeeMonths: settings?.employeeMonths ?? DEFAULT_RENEWAL.employeeMonths,
  };
}

/** The newest measurement of a model among the organisation's own people. */
export async function findMeasurement(tx: Transaction, organizationId: string, model: ModelName) {
  const [newest] = await tx
    .select()
    .from(impostorMeasurements)
    .where(
      and(
        eq(impostorMeasurements.organizationId, organizationId),
        eq(impostorMeasurements.modelId, model.modelId),
        eq(impostorMeasurements.modelVersion, model.modelVersion),
      ),
    )
    .orderBy(desc(impostorMeasurements.measuredAt), desc(impostorMeasurements.id))
    .limit(1);
  return newest ?? null;
}

/**
 * Compares the averages of every two of at most `limit` people, inside the database: only how many pairs fall into each bin of cosine comes
 * out. References are rotated by one transform of the organisation, which leaves their cosines as they are.
 */
export async function countPairs(
  tx: Transaction,
  organizationId: string,
  { model, limit }: { model: ModelName; limit: number },
): Promise<{ people: number; counts: number[] }> {
  const chosen = sql`chosen as (
    select distinct on (t.person_id) t.person_id, t.embedding, t.key_epoch from ${usableTemplates(organizationId, model)}
      and t.kind = 'average'
    order by t.person_id limit ${limit})`;
  const [counted] = await rows<{ n: number }>(
    tx.execute(sql`with ${chosen} select count(*)::int as n from chosen`),
  );
  const bins = await rows<{ bin: number; n: number }>(
    tx.execute(sql`with ${chosen}
      select least(${HISTOGRAM_BINS}, greatest(1, floor((1 - (a.embedding <#> b.embedding)) / 2 * ${HISTOGRAM_BINS}) + 1))::int as bin,
        count(*)::int as n
      from chosen a join chosen b on a.person_id < b.person_id and a.key_epoch = b.key_epoch group by 1`),
  );
  const counts = new Array<number>(HISTOGRAM_BINS).fill(0);
  for (const { bin, n } of bins) counts[bin - 1] = n;
  return { people: counted?.n ?? 0, counts };
}

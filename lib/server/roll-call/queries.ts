import "server-only";
import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { toSql } from "pgvector";
import { lookalikePairs } from "@/db/schema/enrolments";
import { obligations } from "@/db/schema/obligations";
import type { ModelName } from "@/lib/domain/embedder-model";
import type { Candidate } from "@/lib/domain/identification";
import { rows, type Transaction } from "../database";
import { usableTemplates } from "../templates/usable-templates";

/** Where a roll call searches: those expected in one session, by their references of one model. */
export type RosterGallery = { organizationId: string; sessionId: string; model: ModelName };

/** Templates of those expected, of active people whose consent stands. */
function rosterTemplates({ organizationId, sessionId, model }: RosterGallery): SQL {
  return sql`${usableTemplates(organizationId, model)}
      and t.person_id in (select o.person_id from ${obligations} o
        where o.organization_id = ${organizationId} and o.session_id = ${sessionId} and o.state <> 'cancelled')`;
}

/** How far everybody of the roster who has a reference is from each probe, in the order of the probes; L2 to the nearest of their templates. */
export async function distancesToRoster(
  tx: Transaction,
  gallery: RosterGallery,
  probes: readonly Float32Array[],
): Promise<Candidate[][]> {
  const list = sql.join(
    probes.map((probe, i) => sql`(${i}::int, ${toSql([...probe])}::vector)`),
    sql`, `,
  );
  const found = await rows<Candidate & { i: number }>(
    tx.execute(sql`select v.i, n.person_id as "personId", n.distance from (values ${list}) as v (i, probe)
      cross join lateral (
        select t.person_id, min(t.embedding <-> v.probe)::float8 as distance from ${rosterTemplates(gallery)}
        group by t.person_id) n`),
  );
  return probes.map((_, at) =>
    found.filter(({ i }) => i === at).map(({ personId, distance }) => ({ personId, distance })),
  );
}

/** Who of those expected can be found by face. */
export async function findEnrolledIds(tx: Transaction, gallery: RosterGallery): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx.execute(sql`select distinct t.person_id as id from ${rosterTemplates(gallery)}`),
  );
  return found.map(({ id }) => id);
}

/** Those of these people whom staff know to look like somebody else. */
export async function findAlike(
  tx: Transaction,
  organizationId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const ids = [...personIds];
  if (ids.length === 0) return new Set();
  const pairs = await tx
    .select()
    .from(lookalikePairs)
    .where(
      and(
        eq(lookalikePairs.organizationId, organizationId),
        or(inArray(lookalikePairs.firstId, ids), inArray(lookalikePairs.secondId, ids)),
      ),
    );
  return new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]));
}

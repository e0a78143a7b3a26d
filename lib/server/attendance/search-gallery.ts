import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { toSql } from "pgvector";
import { obligations } from "@/db/schema/obligations";
import { sectionMembers } from "@/db/schema/sections";
import { affiliations } from "@/db/schema/units";
import type { ModelName } from "@/lib/domain/embedder-model";
import type { Candidate } from "@/lib/domain/identification";
import { rows, type Transaction } from "../database";
import { usableTemplates } from "../templates/usable-templates";

/**
 * Where to search: everybody whom the device may find, or those of them who are expected in a session whose window holds `now`.
 * `limit` is the device's scope on a local date (ISO); null when it may find everybody.
 */
export type Gallery =
  | { kind: "reach"; limit: GalleryLimit | null }
  | { kind: "open_sessions"; limit: GalleryLimit | null; now: Date };

export type GalleryLimit = { sectionIds: string[]; unitIds: string[]; today: string };

/** More candidates than one person can have templates (5), so that the two nearest people are among them. */
const NEAREST_TEMPLATES = 20;

function searchable(organizationId: string, model: ModelName, gallery: Gallery): SQL {
  const all = usableTemplates(organizationId, model);
  const within = gallery.limit ? sql`${all} and ${ofLimit(organizationId, gallery.limit)}` : all;
  if (gallery.kind === "reach") return within;
  const now = gallery.now.toISOString();
  return sql`${within} and t.person_id in (
    select o.person_id from ${obligations} o
    where o.organization_id = ${organizationId} and o.state = 'open' and o.window_from <= ${now} and o.window_to >= ${now})`;
}

/** On a roster of the sections today, or affiliated to the units today. */
function ofLimit(organizationId: string, { sectionIds, unitIds, today }: GalleryLimit): SQL {
  const list = (ids: string[]) => sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;
  const day = sql`${today}::date`;
  return sql`(t.person_id in (
      select m.person_id from ${sectionMembers} m where m.organization_id = ${organizationId}
        and m.section_id = any(${list(sectionIds)}) and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day}))
    or t.person_id in (
      select a.person_id from ${affiliations} a where a.organization_id = ${organizationId}
        and a.unit_id = any(${list(unitIds)}) and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day})))`;
}

/** The two people nearest to a probe, each by the nearest of their templates; L2, exact. */
export async function findNearestPeople(
  tx: Transaction,
  {
    organizationId,
    model,
    gallery,
    probe,
  }: {
    organizationId: string;
    model: ModelName;
    gallery: Gallery;
    probe: Float32Array;
  },
): Promise<Candidate[]> {
  const vector = toSql([...probe]);
  return rows<Candidate>(
    tx.execute(sql`with near as (
        select t.person_id, t.embedding <-> (select ${vector}::vector) as distance
        from ${searchable(organizationId, model, gallery)} order by distance limit ${NEAREST_TEMPLATES})
      select person_id as "personId", min(distance)::float8 as distance from near group by person_id order by distance limit 2`),
  );
}

/** The nearest person to each of several probes, in their order; null where the gallery is empty. */
export async function findNearestOfEach(
  tx: Transaction,
  {
    organizationId,
    model,
    gallery,
    probes,
  }: {
    organizationId: string;
    model: ModelName;
    gallery: Gallery;
    probes: readonly Float32Array[];
  },
): Promise<(string | null)[]> {
  const list = sql.join(
    probes.map((probe, i) => sql`(${i}::int, ${toSql([...probe])}::vector)`),
    sql`, `,
  );
  const found = await rows<{ personId: string | null }>(
    tx.execute(sql`select (
        select t.person_id from ${searchable(organizationId, model, gallery)} order by t.embedding <-> v.probe limit 1
      ) as "personId" from (values ${list}) as v (i, probe) order by v.i`),
  );
  return found.map(({ personId }) => personId);
}

/** How many people a search of the gallery can find. */
export async function countGallery(
  tx: Transaction,
  organizationId: string,
  model: ModelName,
  gallery: Gallery,
): Promise<number> {
  const [row] = await rows<{ n: number }>(
    tx.execute(
      sql`select count(distinct t.person_id)::int as n from ${searchable(organizationId, model, gallery)}`,
    ),
  );
  return row?.n ?? 0;
}

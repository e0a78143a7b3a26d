import "server-only";
import { and, count, eq, gt, gte, isNull, ne, type SQL, sql } from "drizzle-orm";
import { toSql } from "pgvector";
import { attestations, challenges, devices } from "@/db/schema/devices";
import { faceTemplates } from "@/db/schema/faces";
import { obligations } from "@/db/schema/obligations";
import { consents, persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import { affiliations } from "@/db/schema/units";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { ModelName } from "@/lib/domain/embedder-model";
import type { Candidate } from "@/lib/domain/identification";
import type { MissCount } from "@/lib/domain/miss-pause";
import { rows, type Transaction } from "../database";
import type { DeviceRow } from "../devices/authenticate-device";

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
  const all = sql`${faceTemplates} t
    join ${persons} p on p.organization_id = t.organization_id and p.id = t.person_id and p.status = 'active'
    join ${consents} c on c.organization_id = t.organization_id and c.id = t.consent_id and c.withdrawn_at is null
    where t.organization_id = ${organizationId} and t.model_id = ${model.modelId} and t.model_version = ${model.modelVersion}`;
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

export async function findDeviceByKid(tx: Transaction, organizationId: string, kid: string) {
  const [device] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.organizationId, organizationId), eq(devices.kid, kid)));
  return device ?? null;
}

/** The device whose key this was before its present one. */
export async function findDeviceByPreviousKid(tx: Transaction, organizationId: string, kid: string) {
  const [device] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.organizationId, organizationId), eq(devices.previousKid, kid)));
  return device ?? null;
}

/** How often in a row a device did not recognise anybody; its marks queue here, so that each counts on the one before. */
export async function lockMissCount(tx: Transaction, device: DeviceRow): Promise<MissCount> {
  const [row] = await tx
    .select({ missesInRow: devices.missesInRow, pausedUntil: devices.pausedUntil })
    .from(devices)
    .where(and(eq(devices.organizationId, device.organizationId), eq(devices.id, device.id)))
    .for("update");
  return { missesInRow: row?.missesInRow ?? 0, pausedUntil: row?.pausedUntil?.getTime() ?? null };
}

/** Keeps how often in a row a device did not recognise anybody. */
export async function saveMissCount(tx: Transaction, device: DeviceRow, count: MissCount): Promise<void> {
  await tx
    .update(devices)
    .set({
      missesInRow: count.missesInRow,
      pausedUntil: count.pausedUntil === null ? null : new Date(count.pausedUntil),
    })
    .where(and(eq(devices.organizationId, device.organizationId), eq(devices.id, device.id)));
}

export async function findAttestation(tx: Transaction, organizationId: string, deviceId: string, id: string) {
  const [row] = await tx
    .select()
    .from(attestations)
    .where(
      and(
        eq(attestations.organizationId, organizationId),
        eq(attestations.deviceId, deviceId),
        eq(attestations.id, id),
      ),
    );
  return row ?? null;
}

/** Marks of a device received after an instant, to hold its rate. */
export async function countAttestationsSince(
  tx: Transaction,
  organizationId: string,
  deviceId: string,
  since: Date,
) {
  const [row] = await tx
    .select({ n: count() })
    .from(attestations)
    .where(
      and(
        eq(attestations.organizationId, organizationId),
        eq(attestations.deviceId, deviceId),
        gt(attestations.receivedAt, since),
      ),
    );
  return row?.n ?? 0;
}

export async function findChallenge(tx: Transaction, organizationId: string, deviceId: string, id: string) {
  const [row] = await tx
    .select()
    .from(challenges)
    .where(
      and(
        eq(challenges.organizationId, organizationId),
        eq(challenges.deviceId, deviceId),
        eq(challenges.id, id),
      ),
    );
  return row ?? null;
}

/** Uses a challenge up; false when somebody was quicker. Waits for a transaction that is using it. */
export async function consumeChallenge(tx: Transaction, organizationId: string, id: string, now: Date) {
  const used = await tx
    .update(challenges)
    .set({ usedAt: now })
    .where(
      and(eq(challenges.organizationId, organizationId), eq(challenges.id, id), isNull(challenges.usedAt)),
    )
    .returning({ id: challenges.id });
  return used.length === 1;
}

/** Whether this very vector was sent since an instant under another id. */
export async function wasEmbeddingSeen(
  tx: Transaction,
  organizationId: string,
  seen: { hmac: string; except: string; since: Date },
): Promise<boolean> {
  const [row] = await tx
    .select({ id: attestations.id })
    .from(attestations)
    .where(
      and(
        eq(attestations.organizationId, organizationId),
        eq(attestations.embeddingHmac, seen.hmac),
        ne(attestations.id, seen.except),
        gte(attestations.receivedAt, seen.since),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** What an obligation is of, in words: its section, its shift, or attendance that nobody expected. */
export async function titleOf(
  tx: Transaction,
  organizationId: string,
  { sectionId, assignmentId }: { sectionId: string | null; assignmentId: string | null },
): Promise<Bilingual> {
  if (sectionId) {
    const [section] = await tx
      .select({ ar: sections.nameAr, en: sections.nameEn })
      .from(sections)
      .where(and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId)));
    if (section) return section;
  }
  if (assignmentId) {
    const [template] = await tx
      .select({ ar: shiftTemplates.nameAr, en: shiftTemplates.nameEn })
      .from(shiftAssignments)
      .innerJoin(
        shiftTemplates,
        and(
          eq(shiftTemplates.organizationId, shiftAssignments.organizationId),
          eq(shiftTemplates.id, shiftAssignments.templateId),
        ),
      )
      .where(and(eq(shiftAssignments.organizationId, organizationId), eq(shiftAssignments.id, assignmentId)));
    if (template) return template;
  }
  return ACTIVITY;
}

/** Attendance outside every session and shift. */
export const ACTIVITY: Bilingual = { ar: "خارج الجدول", en: "Outside the timetable" };

import "server-only";
import { and, asc, count, eq, exists, gt, inArray, isNull, ne, not, or, type SQL, sql } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import { affiliations, units } from "@/db/schema/units";
import type { PeopleFilter, PersonSummary } from "@/lib/contracts/people";
import type { ReferenceWord } from "@/lib/domain/enrolment";
import { FOLDED_LETTERS, foldName } from "@/lib/domain/fold-name";
import { type RenewalDays, renewalDays, renewalReason } from "@/lib/domain/reference-renewal";
import type { Transaction } from "../database";
import { installedEmbedders } from "../recognition/installed-models";
import { ofModels } from "../recognition/of-models";
import { findRenewal } from "../recognition/queries";
import { type OwnReach, personInReach } from "../sections/own-sections";

export type PersonRow = typeof persons.$inferSelect;

/** Which people to find: those of a reach (null: everybody's), and of a unit as the reach of that unit. */
export type PeopleSearch = Omit<PeopleFilter, "unit"> & {
  reach: OwnReach | null;
  unit: OwnReach | null;
  today: string;
};

/** An active person of a reach (null: of the organisation), or null. */
export async function findPersonInReach(
  tx: Transaction,
  organizationId: string,
  { reach, personId }: { reach: OwnReach | null; personId: string },
): Promise<PersonRow | null> {
  const [person] = await tx
    .select()
    .from(persons)
    .where(
      and(
        eq(persons.organizationId, organizationId),
        eq(persons.id, personId),
        eq(persons.status, "active"),
        inReach(organizationId, reach),
      ),
    );
  return person ?? null;
}

export async function countPeople(
  tx: Transaction,
  organizationId: string,
  search: PeopleSearch,
): Promise<number> {
  const [found] = await tx
    .select({ n: count() })
    .from(persons)
    .where(await isSought(tx, organizationId, search));
  return found?.n ?? 0;
}

/** People by the name in a language, as a list shows them. */
export async function findPeople(
  tx: Transaction,
  organizationId: string,
  search: PeopleSearch,
  part: { language: "ar" | "en"; limit: number; offset: number },
): Promise<PersonSummary[]> {
  const found = await tx
    .select()
    .from(persons)
    .where(await isSought(tx, organizationId, search))
    .orderBy(
      sql`${folded(part.language === "ar" ? persons.nameAr : persons.nameEn)} collate "C"`,
      asc(persons.id),
    )
    .limit(part.limit)
    .offset(part.offset);
  return summarise(tx, organizationId, found, search.today);
}

export async function findPeopleIds(
  tx: Transaction,
  organizationId: string,
  search: PeopleSearch,
  limit: number,
): Promise<string[]> {
  const found = await tx
    .select({ id: persons.id })
    .from(persons)
    .where(await isSought(tx, organizationId, search))
    .limit(limit);
  return found.map(({ id }) => id);
}

/** One person of a reach, also one who left; null when there is none. */
export async function findPersonSummary(
  tx: Transaction,
  organizationId: string,
  { reach, personId, today }: { reach: OwnReach | null; personId: string; today: string },
): Promise<PersonSummary | null> {
  const found = await tx
    .select()
    .from(persons)
    .where(
      and(
        eq(persons.organizationId, organizationId),
        eq(persons.id, personId),
        ne(persons.status, "deleted"),
        inReach(organizationId, reach),
      ),
    );
  const [person] = await summarise(tx, organizationId, found, today);
  return person ?? null;
}

const folded = (name: SQL | typeof persons.nameAr | typeof persons.nameEn) =>
  sql`translate(lower(${name}), ${FOLDED_LETTERS.from}, ${FOLDED_LETTERS.to})`;

const inReach = (organizationId: string, reach: OwnReach | null) =>
  reach === null ? undefined : personInReach(organizationId, sql`${persons.id}`, reach);

async function isSought(
  tx: Transaction,
  organizationId: string,
  search: PeopleSearch,
): Promise<SQL | undefined> {
  const hasFace = await hasReference(organizationId);
  const { text, kind, status, section, face, today, reach, unit } = search;
  const like = `%${foldName(text).replace(/[\\%_]/g, "\\$&")}%`;
  return and(
    eq(persons.organizationId, organizationId),
    eq(persons.status, status),
    kind ? eq(persons.kind, kind) : undefined,
    text
      ? or(
          sql`${folded(persons.nameAr)} like ${like}`,
          sql`${folded(persons.nameEn)} like ${like}`,
          sql`lower(${persons.number}) like ${like}`,
        )
      : undefined,
    section
      ? personInReach(organizationId, sql`${persons.id}`, { sectionIds: [section], unitIds: [], today })
      : undefined,
    face === "enrolled" ? hasFace : undefined,
    face === "none" ? not(hasFace) : undefined,
    face === "renewal" ? await needsRenewal(tx, organizationId, today) : undefined,
    inReach(organizationId, reach),
    inReach(organizationId, unit),
  );
}

/** Condition on templates: the reference of a model that is in use. */
async function isReferenceInUse(organizationId: string): Promise<SQL | undefined> {
  return and(
    eq(faceTemplates.organizationId, organizationId),
    eq(faceTemplates.kind, "average"),
    ofModels(await installedEmbedders()),
  );
}

async function hasReference(organizationId: string): Promise<SQL> {
  const inUse = await isReferenceInUse(organizationId);
  return exists(
    sql`(select 1 from ${faceTemplates} where ${inUse} and ${faceTemplates.personId} = ${persons.id})`,
  );
}

/** People with a reference in use that is to be renewed (lib/domain/reference-renewal.ts). */
async function needsRenewal(tx: Transaction, organizationId: string, today: string): Promise<SQL> {
  const inUse = await isReferenceInUse(organizationId);
  const days = renewalDays(await findRenewal(tx, organizationId), today);
  const isOld = (kind: keyof typeof days) =>
    sql`(${persons.kind} = ${kind} and ${faceTemplates.createdAt} < ${days[kind]}::date at time zone 'UTC')`;
  return exists(
    sql`(select 1 from ${faceTemplates} where ${inUse} and ${faceTemplates.personId} = ${persons.id}
      and (${faceTemplates.word} = 'usable' or ${isOld("student")} or ${isOld("employee")}))`,
  );
}

async function summarise(
  tx: Transaction,
  organizationId: string,
  found: PersonRow[],
  today: string,
): Promise<PersonSummary[]> {
  const ids = found.map((person) => person.id);
  if (ids.length === 0) return [];
  const [memberships, homes, references, policy] = [
    await sectionsOf(tx, organizationId, ids, today),
    await unitsOf(tx, organizationId, ids, today),
    await referencesOf(tx, organizationId, ids),
    await findRenewal(tx, organizationId),
  ];
  const days = renewalDays(policy, today);
  return found.map((person) => ({
    id: person.id,
    kind: person.kind,
    name: { ar: person.nameAr, en: person.nameEn },
    number: person.number,
    status: person.status === "left" ? "left" : "active",
    leftOn: person.leftOn,
    unit: homes.get(person.id) ?? null,
    sections: memberships
      .filter((row) => row.personId === person.id)
      .map(({ nameAr, nameEn }) => ({ ar: nameAr, en: nameEn })),
    ...faceOf(person, references.get(person.id), days),
  }));
}

async function sectionsOf(tx: Transaction, organizationId: string, ids: string[], today: string) {
  return tx
    .selectDistinct({ personId: sectionMembers.personId, nameAr: sections.nameAr, nameEn: sections.nameEn })
    .from(sectionMembers)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, sectionMembers.organizationId),
        eq(sections.id, sectionMembers.sectionId),
      ),
    )
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        inArray(sectionMembers.personId, ids),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, today)),
      ),
    );
}

/** Where people belong: the unit of the role by which they take part. */
async function unitsOf(tx: Transaction, organizationId: string, ids: string[], today: string) {
  const found = await tx
    .select({ personId: affiliations.personId, id: units.id, ar: units.nameAr, en: units.nameEn })
    .from(affiliations)
    .innerJoin(
      units,
      and(eq(units.organizationId, affiliations.organizationId), eq(units.id, affiliations.unitId)),
    )
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.role, "student"),
        inArray(affiliations.personId, ids),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
      ),
    )
    .orderBy(asc(affiliations.validFrom));
  return new Map(found.map(({ personId, id, ar, en }) => [personId, { id, name: { ar, en } }]));
}

type Reference = { at: Date; word: ReferenceWord | null };

function faceOf({ kind }: PersonRow, reference: Reference | undefined, days: RenewalDays) {
  if (!reference) return { enrolledAt: null, renewal: null };
  const enrolledAt = reference.at.toISOString();
  const madeOn = enrolledAt.slice(0, 10);
  return { enrolledAt, renewal: renewalReason({ kind, madeOn, word: reference.word }, days) };
}

async function referencesOf(
  tx: Transaction,
  organizationId: string,
  ids: string[],
): Promise<Map<string, Reference>> {
  const found = await tx
    .select({ personId: faceTemplates.personId, at: faceTemplates.createdAt, word: faceTemplates.word })
    .from(faceTemplates)
    .where(and(await isReferenceInUse(organizationId), inArray(faceTemplates.personId, ids)));
  return new Map(found.map(({ personId, ...reference }) => [personId, reference]));
}

import "server-only";
import { and, asc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import type { PersonSummary } from "@/lib/contracts/people";
import type { Transaction } from "../database";
import { installedEmbedders } from "../recognition/installed-models";
import { ofModels } from "../recognition/of-models";
import { type OwnReach, personInReach } from "../sections/own-sections";

/** The most people a list answers; a search narrows it. */
const LIST_LIMIT = 500;

export type PeopleFilter = { reach: OwnReach | null; text?: string; personId?: string };

/** People of the organisation (of one reach only, where given) by name, with their sections and when their face was enrolled. */
export async function findPeople(
  tx: Transaction,
  organizationId: string,
  filter: PeopleFilter,
): Promise<PersonSummary[]> {
  const found = await tx
    .select()
    .from(persons)
    .where(
      and(
        eq(persons.organizationId, organizationId),
        eq(persons.status, "active"),
        ...narrow(organizationId, filter),
      ),
    )
    .orderBy(asc(persons.nameEn))
    .limit(LIST_LIMIT);
  const ids = found.map((person) => person.id);
  if (ids.length === 0) return [];
  const [memberships, enrolments] = [
    await sectionsOf(tx, organizationId, ids),
    await enrolledAt(tx, organizationId, ids),
  ];
  return found.map((person) => ({
    id: person.id,
    kind: person.kind,
    name: { ar: person.nameAr, en: person.nameEn },
    number: person.number,
    sections: memberships
      .filter((row) => row.personId === person.id)
      .map(({ nameAr, nameEn }) => ({ ar: nameAr, en: nameEn })),
    enrolledAt: enrolments.find((row) => row.personId === person.id)?.at ?? null,
  }));
}

function narrow(organizationId: string, { reach, text, personId }: PeopleFilter): (SQL | undefined)[] {
  const like = `%${(text ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return [
    personId ? eq(persons.id, personId) : undefined,
    text
      ? or(ilike(persons.nameAr, like), ilike(persons.nameEn, like), ilike(persons.number, like))
      : undefined,
    reach === null ? undefined : personInReach(organizationId, sql`${persons.id}`, reach),
  ];
}

async function sectionsOf(tx: Transaction, organizationId: string, ids: string[]) {
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
    .where(and(eq(sectionMembers.organizationId, organizationId), inArray(sectionMembers.personId, ids)));
}

async function enrolledAt(tx: Transaction, organizationId: string, ids: string[]) {
  const found = await tx
    .select({ personId: faceTemplates.personId, at: faceTemplates.createdAt })
    .from(faceTemplates)
    .where(
      and(
        eq(faceTemplates.organizationId, organizationId),
        eq(faceTemplates.kind, "average"),
        ofModels(await installedEmbedders()),
        inArray(faceTemplates.personId, ids),
      ),
    );
  return found.map(({ personId, at }) => ({ personId, at: at.toISOString() }));
}

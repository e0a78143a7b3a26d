import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import { membershipsOverlap } from "@/lib/domain/attendance/membership";
import type { Transaction } from "../database";
import { Problem } from "../problem";

/** A place on a roster: `validTo` is exclusive, null = open. */
export type Place = {
  sectionId: string;
  personId: string;
  role: "learner" | "teacher";
  validFrom: string;
  validTo: string | null;
};

/** Puts somebody onto a roster. Problems: `section_not_found`, `person_not_found`, `already_on_roster` (field validFrom). */
export async function insertMember(tx: Transaction, organizationId: string, place: Place): Promise<void> {
  const { sectionId, personId, validFrom, validTo } = place;
  const [section] = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId)));
  if (!section) throw new Problem("not_found", "section_not_found", "sectionId");
  const [person] = await tx
    .select({ id: persons.id })
    .from(persons)
    .where(
      and(eq(persons.organizationId, organizationId), eq(persons.id, personId), eq(persons.status, "active")),
    );
  if (!person) throw new Problem("not_found", "person_not_found", "personId");
  const there = await tx
    .select()
    .from(sectionMembers)
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        eq(sectionMembers.sectionId, sectionId),
        eq(sectionMembers.personId, personId),
      ),
    );
  const wanted = { from: validFrom, to: validTo };
  if (there.some((row) => membershipsOverlap({ from: row.validFrom, to: row.validTo }, wanted))) {
    throw new Problem("conflict", "already_on_roster", "validFrom");
  }
  await tx.insert(sectionMembers).values({ ...place, organizationId });
}

/** Ends every place of a person in a section that reaches `from` (ISO date); answers how many. One that has not begun is taken out. */
export async function endMembers(
  tx: Transaction,
  organizationId: string,
  { sectionId, personId, from }: { sectionId: string; personId: string; from: string },
): Promise<number> {
  const own = and(
    eq(sectionMembers.organizationId, organizationId),
    eq(sectionMembers.sectionId, sectionId),
    eq(sectionMembers.personId, personId),
  );
  const dropped = await tx
    .delete(sectionMembers)
    .where(and(own, sql`${sectionMembers.validFrom} >= ${from}`))
    .returning({ personId: sectionMembers.personId });
  const ended = await tx
    .update(sectionMembers)
    .set({ validTo: from })
    .where(and(own, sql`(${sectionMembers.validTo} is null or ${sectionMembers.validTo} > ${from})`))
    .returning({ personId: sectionMembers.personId });
  return dropped.length + ended.length;
}

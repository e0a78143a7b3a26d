import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import type { RosterView } from "@/lib/contracts/rosters";
import { findRosterGaps } from "@/lib/domain/attendance/roster-faults";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { sectionsInReach } from "../sections/own-sections";

/** Who is and was on a section's roster, and learners whose dates leave a hole. Problem: `section_not_found`. */
export async function getRoster(actor: Actor, sectionId: string, now: Date): Promise<RosterView> {
  const reach = authorise(actor, "attendance.view");
  const { organizationId } = actor;
  if (!z.uuid().safeParse(sectionId).success) throw new Problem("not_found", "section_not_found");
  return inOrganization(organizationId, async (tx) => {
    const own = await sectionsInReach(tx, actor, reach, now);
    const [section] = await tx
      .select()
      .from(sections)
      .where(and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId)));
    if (!section || (own !== null && !own.includes(sectionId))) {
      throw new Problem("not_found", "section_not_found");
    }
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    const found = await tx
      .select({ member: sectionMembers, person: persons })
      .from(sectionMembers)
      .innerJoin(
        persons,
        and(
          eq(persons.organizationId, sectionMembers.organizationId),
          eq(persons.id, sectionMembers.personId),
        ),
      )
      .where(and(eq(sectionMembers.organizationId, organizationId), eq(sectionMembers.sectionId, sectionId)))
      .orderBy(asc(persons.nameEn), asc(sectionMembers.validFrom));
    const names = new Map(found.map(({ person }) => [person.id, { ar: person.nameAr, en: person.nameEn }]));
    return {
      today,
      section: { ar: section.nameAr, en: section.nameEn },
      members: found.map(({ member, person }) => ({
        personId: person.id,
        name: { ar: person.nameAr, en: person.nameEn },
        number: person.number,
        role: member.role,
        validFrom: member.validFrom,
        validTo: member.validTo,
      })),
      faults: gapsOf(
        found.map(({ member }) => member),
        today,
      ).map(({ personId, from, to }) => ({
        personId,
        name: names.get(personId) ?? { ar: "", en: "" },
        kind: "gap",
        from,
        to,
      })),
    };
  });
}

type Member = typeof sectionMembers.$inferSelect;

/** Holes between two stays of a learner; before the first and after the last there is nothing to fill. */
function gapsOf(members: readonly Member[], today: string) {
  const learners = members.filter(({ role }) => role === "learner");
  const people = [...new Set(learners.map(({ personId }) => personId))];
  return people.flatMap((personId) => {
    const stays = learners.filter((member) => member.personId === personId);
    const from = stays.reduce((least, stay) => (stay.validFrom < least ? stay.validFrom : least), today);
    const last = stays.reduce((most, stay) => (stay.validFrom > most ? stay.validFrom : most), from);
    const assignments = stays.map((stay, index) => ({
      id: `${index}`,
      personId,
      from: stay.validFrom,
      to: stay.validTo,
    }));
    return findRosterGaps(assignments, { from, to: last });
  });
}

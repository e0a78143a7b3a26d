import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { persons } from "@/db/schema/people";
import type { Bilingual } from "@/lib/contracts/check-in";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";

/** Everybody who can be given a shift: who has not left, by number. */
export async function listShiftCandidates(
  actor: Actor,
): Promise<{ id: string; name: Bilingual; number: string }[]> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const found = await tx
      .select({ id: persons.id, number: persons.number, ar: persons.nameAr, en: persons.nameEn })
      .from(persons)
      .where(and(eq(persons.organizationId, organizationId), eq(persons.status, "active")))
      .orderBy(asc(persons.number));
    return found.map(({ id, number, ar, en }) => ({ id, number, name: { ar, en } }));
  });
}

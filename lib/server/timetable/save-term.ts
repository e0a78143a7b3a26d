import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { terms } from "@/db/schema/courses";
import type { SaveTerm } from "@/lib/contracts/timetable";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** A new term, or other days or names of one; sessions of its sections that have not opened follow. Problem: `term_not_found`. */
export async function saveTerm(
  actor: Actor,
  { id: known, ...said }: SaveTerm,
  now: Date,
): Promise<{ id: string }> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const id = known ?? uuidv7();
  await inOrganization(organizationId, async (tx) => {
    const own = and(eq(terms.organizationId, organizationId), eq(terms.id, id));
    const [before] = await tx.select().from(terms).where(own);
    if (known && !before) throw new Problem("not_found", "term_not_found", "id");
    if (before) await tx.update(terms).set(said).where(own);
    else await tx.insert(terms).values({ ...said, organizationId, id });
    await rescheduleFrom(tx, await loadOrganization(tx, organizationId), now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "timetable.save_term",
      objectKind: "term",
      objectId: id,
      before: before && { nameEn: before.nameEn, startsOn: before.startsOn, endsOn: before.endsOn },
      after: said,
    });
  });
  return { id };
}

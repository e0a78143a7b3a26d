import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import type { PersonAttendanceView, ReadPersonAttendanceRequest } from "@/lib/contracts/person-attendance";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { personInReach, reachOf } from "../sections/own-sections";
import { heldBy } from "./attendance-scope";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { loadAttendance } from "./load-attendance";
import { rulebookForRecords } from "./recompute-records";

/**
 * A person's attendance for staff: a teacher sees what belongs to own sections and units. Problem: `person_not_found` for everybody
 * outside the actor's reach.
 */
export async function getPersonAttendance(
  actor: Actor,
  { personId, from, to }: ReadPersonAttendanceRequest,
  now: Date,
): Promise<PersonAttendanceView> {
  const reach = authorise(actor, "attendance.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const own = await reachOf(tx, actor, reach, now);
    const [person] = await tx
      .select()
      .from(persons)
      .where(
        and(
          eq(persons.organizationId, organizationId),
          eq(persons.id, personId),
          own === null ? undefined : personInReach(organizationId, sql`${persons.id}`, own),
        ),
      );
    if (!person) throw new Problem("not_found", "person_not_found");
    const rulebook = await rulebookForRecords(tx, organization);
    return loadAttendance(tx, rulebook, { person, from, to, visible: heldBy(obligations, own), now });
  });
}

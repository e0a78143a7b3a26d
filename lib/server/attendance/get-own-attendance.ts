import "server-only";
import { and, eq } from "drizzle-orm";
import { persons } from "@/db/schema/people";
import type { PersonAttendanceView } from "@/lib/contracts/person-attendance";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { loadAttendance } from "./load-attendance";
import { rulebookForRecords } from "./recompute-records";

/** The actor's own attendance, whole. */
export async function getOwnAttendance(
  actor: Actor,
  { from, to }: { from?: string; to?: string },
  now: Date,
): Promise<PersonAttendanceView> {
  authorise(actor, "attendance.view_own");
  const { organizationId, personId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const [person] = await tx
      .select()
      .from(persons)
      .where(and(eq(persons.organizationId, organizationId), eq(persons.id, personId)));
    if (!person) throw new Problem("not_found", "person_not_found");
    const rulebook = await rulebookForRecords(tx, organization);
    return loadAttendance(tx, rulebook, { person, from, to, visible: undefined, now });
  });
}

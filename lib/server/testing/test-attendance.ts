import { and, eq } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { rulebookForRecords } from "../attendance/recompute-records";
import { recordSighting, type Sighting } from "../attendance/record-sighting";
import { inOrganization } from "../database";
import { personByNumber } from "./test-organization";

/** Opens what is due, as any reader does. */
export function openSessions(organizationId: string, now: Date): Promise<void> {
  return inOrganization(organizationId, async (tx) =>
    ensureSessions(tx, await loadOrganization(tx, organizationId), now),
  );
}

/** What a person is expected for at a start; the session has to be open. */
export async function obligationOf(organizationId: string, number: string, startsAt: Date) {
  const [found] = await inOrganization(organizationId, (tx) =>
    tx
      .select({ obligation: obligations })
      .from(obligations)
      .innerJoin(
        persons,
        and(eq(persons.organizationId, obligations.organizationId), eq(persons.id, obligations.personId)),
      )
      .where(
        and(
          eq(obligations.organizationId, organizationId),
          eq(persons.number, number),
          eq(obligations.startsAt, startsAt),
        ),
      ),
  );
  if (!found) throw new Error(`${number} is not expected at ${startsAt.toISOString()}`);
  return found.obligation;
}

/** Somebody is seen at an instant; `now` is when the server hears of it. */
export async function see(
  organizationId: string,
  number: string,
  at: Date,
  { now = at, ...more }: Partial<Sighting> & { now?: Date } = {},
) {
  const person = await personByNumber(organizationId, number);
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const sighting: Sighting = {
      personId: person.id,
      at,
      doubt: null,
      kind: "SEEN",
      method: "import",
      assurance: "import",
      clockSuspect: false,
      ...more,
    };
    return recordSighting(tx, await rulebookForRecords(tx, organization), sighting, now);
  });
}

/** The record of an obligation, or null. */
export async function recordOf(organizationId: string, obligationId: string) {
  const [record] = await inOrganization(organizationId, (tx) =>
    tx
      .select()
      .from(attendanceRecords)
      .where(
        and(
          eq(attendanceRecords.organizationId, organizationId),
          eq(attendanceRecords.obligationId, obligationId),
        ),
      ),
  );
  return record ?? null;
}

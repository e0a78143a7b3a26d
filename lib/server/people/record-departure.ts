import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { persons } from "@/db/schema/people";
import type { recordDepartureSchema } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { endSignInsOf } from "../accounts/end-sign-ins-of";
import { type Actor, authorise } from "../actor";
import { endAffiliations } from "../affiliations/end-affiliations";
import { keepingAdministrator } from "../affiliations/keeping-administrator";
import { refuseOperator } from "../affiliations/refuse-operator";
import { loadOrganization } from "../attendance/ensure-sessions";
import { stopExpecting } from "../attendance/stop-expecting";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { eraseFaces } from "../enrolment/erase-faces";
import { Problem } from "../problem";
import { loadPerson } from "./load-person";

/**
 * Somebody has left: from `leftOn` on no roster holds the person and no role is in force; the face is deleted and the consent ended at
 * once, and so are the sign-ins. Attendance stays. Problems: `person_not_found`, `person_left_already`, `person_own`, `departure_future`
 * (field leftOn), `role_operator`, `last_administrator`.
 */
export async function recordDeparture(
  actor: Actor,
  { personId, leftOn }: z.output<typeof recordDepartureSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "person.change");
  const { organizationId, accountId: decidedBy } = actor;
  await inOrganization(organizationId, async (tx) => {
    const person = await loadPerson(tx, organizationId, personId);
    if (person.status === "left") throw new Problem("conflict", "person_left_already");
    if (personId === actor.personId) throw new Problem("conflict", "person_own");
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    if (leftOn > today) throw new Problem("invalid", "departure_future", "leftOn");
    await refuseOperator(tx, { organizationId, today }, [personId]);
    const ended = await keepingAdministrator(tx, { organizationId, today }, async () => {
      await tx
        .update(persons)
        .set({ status: "left", leftOn })
        .where(and(eq(persons.organizationId, organizationId), eq(persons.id, personId)));
      return {
        places: await stopExpecting(tx, organizationId, { personIds: [personId], from: leftOn, now }),
        roles: await endAffiliations(tx, organizationId, { personId, from: leftOn }),
      };
    });
    const erased = await eraseFaces(tx, organizationId, { personIds: [personId], decidedBy, now });
    const signIns = await endSignInsOf(tx, organizationId, [personId], now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "person.leave",
      objectKind: "person",
      objectId: personId,
      after: { leftOn, ...ended, ...erased, signIns },
    });
  });
}

import "server-only";
import type { z } from "zod";
import type { deletePersonSchema } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { isNameTyped } from "@/lib/domain/deleted-person";
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
import { erasePerson } from "./erase-person";
import { loadPerson } from "./load-person";

/**
 * Deletes who a person was: face, names, number and sign-in, at once and for good. Attendance stays, under a placeholder. `name` must be
 * the person's, typed again. Problems: `person_not_found`, `name_differs` (field name), `person_own`, `role_operator`,
 * `last_administrator`.
 */
export async function deletePerson(
  actor: Actor,
  { personId, name }: z.output<typeof deletePersonSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "person.delete");
  const { organizationId, accountId: decidedBy } = actor;
  await inOrganization(organizationId, async (tx) => {
    const person = await loadPerson(tx, organizationId, personId);
    if (personId === actor.personId) throw new Problem("conflict", "person_own");
    if (!isNameTyped(name, person)) throw new Problem("invalid", "name_differs", "name");
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    await refuseOperator(tx, { organizationId, today }, [personId]);
    const erased = await eraseFaces(tx, organizationId, { personIds: [personId], decidedBy, now });
    await keepingAdministrator(tx, { organizationId, today }, async () => {
      await stopExpecting(tx, organizationId, { personIds: [personId], from: today, now });
      await endAffiliations(tx, organizationId, { personId, from: today });
      await erasePerson(tx, organizationId, personId);
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "person.delete",
      objectKind: "person",
      objectId: personId,
      before: { kind: person.kind, status: person.status },
      after: erased,
    });
  });
}

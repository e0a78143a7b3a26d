import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { accounts, persons } from "@/db/schema/people";
import type { changePersonSchema } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { placeInUnit } from "../affiliations/place-in-unit";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, violates } from "../database";
import { Problem } from "../problem";
import { loadUnit } from "../units/load-unit";
import { loadPerson } from "./load-person";

const FIELDS = ["kind", "nameAr", "nameEn", "number"] as const;

/**
 * Corrects a person's names, number or kind, or puts the person into another unit from today on. The audit log keeps which fields changed,
 * not the names themselves: they must be erasable. Problems: `person_not_found`, `unit_not_found`, `number_taken` (field number).
 */
export async function changePerson(
  actor: Actor,
  { personId, unitId, ...said }: z.output<typeof changePersonSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "person.change");
  const { organizationId } = actor;
  const change = inOrganization(organizationId, async (tx) => {
    const before = await loadPerson(tx, organizationId, personId);
    if (unitId !== null) await loadUnit(tx, organizationId, unitId);
    const { timeZone } = await loadOrganization(tx, organizationId);
    await tx
      .update(persons)
      .set(said)
      .where(and(eq(persons.organizationId, organizationId), eq(persons.id, personId)));
    // The account calls its owner by the same name.
    await tx
      .update(accounts)
      .set({ nameAr: said.nameAr, nameEn: said.nameEn })
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.personId, personId)));
    const place = { personIds: [personId], unitId, today: localDateOf(now, timeZone), now };
    const moved = before.status === "active" ? await placeInUnit(tx, organizationId, place) : 0;
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "person.change",
      objectKind: "person",
      objectId: personId,
      before: { kind: before.kind },
      after: {
        kind: said.kind,
        changed: FIELDS.filter((field) => before[field] !== said[field]),
        ...(moved > 0 && { unitId }),
      },
    });
  });
  await change.catch((error: unknown) => {
    if (violates(error, "unique")) throw new Problem("conflict", "number_taken", "number");
    throw error;
  });
}

import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { persons } from "@/db/schema/people";
import type { placePeopleSchema } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { placeInUnit } from "../affiliations/place-in-unit";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { loadUnit } from "../units/load-unit";

/**
 * Puts many people into a unit (null: the whole organisation) from today on. All of them or, when one is not active any more, none.
 * Problems: `people_changed`, `unit_not_found`.
 */
export async function placePeople(
  actor: Actor,
  input: z.output<typeof placePeopleSchema>,
  now: Date,
): Promise<{ changed: number }> {
  authorise(actor, "person.change");
  const { organizationId } = actor;
  const { unitId } = input;
  return inOrganization(organizationId, async (tx) => {
    const personIds = await requireActive(tx, organizationId, input.personIds);
    if (unitId !== null) await loadUnit(tx, organizationId, unitId);
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    const changed = await placeInUnit(tx, organizationId, { personIds, unitId, today, now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "person.place",
      objectKind: "unit",
      objectId: unitId ?? undefined,
      after: { unitId, changed, personIds },
    });
    return { changed };
  });
}

/** The people chosen, each once; throws Problem `people_changed` when one of them is not there or not active. */
export async function requireActive(
  tx: Transaction,
  organizationId: string,
  chosen: readonly string[],
): Promise<string[]> {
  const ids = [...new Set(chosen)];
  const found = await tx.$count(
    persons,
    and(eq(persons.organizationId, organizationId), inArray(persons.id, ids), eq(persons.status, "active")),
  );
  if (found !== ids.length) throw new Problem("not_found", "people_changed");
  return ids;
}

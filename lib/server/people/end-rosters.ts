import "server-only";
import type { z } from "zod";
import type { endRostersSchema } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { stopExpecting } from "../attendance/stop-expecting";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { requireActive } from "./place-people";

/**
 * Takes many people off the rosters of all sections from a day on, at the end of a year for one; they stay people of the organisation.
 * Problems: `people_changed`, `roster_end_past` (field from).
 */
export async function endRosters(
  actor: Actor,
  input: z.output<typeof endRostersSchema>,
  now: Date,
): Promise<{ ended: number }> {
  authorise(actor, "person.change");
  const { organizationId } = actor;
  const { from } = input;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    if (from < localDateOf(now, timeZone)) throw new Problem("invalid", "roster_end_past", "from");
    const personIds = await requireActive(tx, organizationId, input.personIds);
    const ended = await stopExpecting(tx, organizationId, { personIds, from, now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "person.end_roster",
      objectKind: "organization",
      objectId: organizationId,
      after: { from, ended, personIds },
    });
    return { ended };
  });
}

import "server-only";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { endMembers } from "./roster-members";

/**
 * Somebody belongs to a section no more from a date on, today at the earliest; what has opened stays. Problems: `not_on_roster`,
 * `day_is_over` (field from).
 */
export async function endMember(
  actor: Actor,
  input: { sectionId: string; personId: string; from: string },
  now: Date,
): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    if (input.from < localDateOf(now, timeZone)) throw new Problem("invalid", "day_is_over", "from");
    if ((await endMembers(tx, organizationId, input)) === 0) {
      throw new Problem("not_found", "not_on_roster", "personId");
    }
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roster.end",
      objectKind: "person",
      objectId: input.personId,
      after: input,
    });
  });
}

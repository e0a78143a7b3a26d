import "server-only";
import type { AddMember } from "@/lib/contracts/rosters";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { insertMember } from "./roster-members";

/**
 * Puts somebody onto a section's roster from a date on, today at the earliest. Problems: as `insertMember`, `day_is_over` (field
 * validFrom).
 */
export async function addMember(actor: Actor, input: AddMember, now: Date): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    if (input.validFrom < localDateOf(now, organization.timeZone)) {
      throw new Problem("invalid", "day_is_over", "validFrom");
    }
    await insertMember(tx, organizationId, input);
    await rescheduleFrom(tx, organization, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roster.add",
      objectKind: "person",
      objectId: input.personId,
      after: input,
    });
  });
}

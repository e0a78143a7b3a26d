import "server-only";
import type { MoveMember } from "@/lib/contracts/rosters";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { endMembers, insertMember } from "./roster-members";

/**
 * From a date on, today at the earliest, a learner is in another section; the past stays in the old one. Problems: `not_on_roster` (field
 * fromSectionId), `section_not_found`, `already_on_roster`, `day_is_over` (field on).
 */
export async function moveMember(actor: Actor, input: MoveMember, now: Date): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const { personId, fromSectionId, toSectionId, on } = input;
  await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    if (on < localDateOf(now, organization.timeZone)) throw new Problem("invalid", "day_is_over", "on");
    const ended = await endMembers(tx, organizationId, { sectionId: fromSectionId, personId, from: on });
    if (ended === 0) throw new Problem("not_found", "not_on_roster", "fromSectionId");
    await insertMember(tx, organizationId, {
      sectionId: toSectionId,
      personId,
      role: "learner",
      validFrom: on,
      validTo: null,
    });
    await rescheduleFrom(tx, organization, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roster.move",
      objectKind: "person",
      objectId: personId,
      before: { sectionId: fromSectionId },
      after: { sectionId: toSectionId, on },
    });
  });
}

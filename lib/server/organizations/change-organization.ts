import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { organizations } from "@/db/schema/organizations";
import type { changeOrganizationSchema } from "@/lib/contracts/organizations";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";

/** New names, zone or days off of the organisation; zone and days off hold for what has not opened yet. */
export async function changeOrganization(
  actor: Actor,
  input: z.output<typeof changeOrganizationSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "organization.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const { nameAr, nameEn, timeZone, weekendDays } = await loadOrganization(tx, organizationId);
    await tx.update(organizations).set(input).where(eq(organizations.id, organizationId));
    await rescheduleFrom(tx, await loadOrganization(tx, organizationId), now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "organization.change",
      objectKind: "organization",
      objectId: organizationId,
      before: { nameAr, nameEn, timeZone, weekendDays },
      after: input,
    });
  });
}

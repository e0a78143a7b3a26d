import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { alertRules } from "@/db/schema/alerts";
import type { SaveAlertRule } from "@/lib/contracts/alerts";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { loadUnit } from "../units/load-unit";

/**
 * A new rule, or a changed one: it holds for what becomes final from now on. Problems: `alert_rule_not_found`, `unit_not_found` (field
 * unitId).
 */
export async function saveAlertRule(
  actor: Actor,
  { id: known, ...values }: SaveAlertRule,
  now: Date,
): Promise<{ id: string }> {
  authorise(actor, "alert.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    if (values.unitId !== null) await loadUnit(tx, organizationId, values.unitId);
    const id = known ?? uuidv7();
    const own = and(eq(alertRules.organizationId, organizationId), eq(alertRules.id, id));
    const [before] = await tx.select().from(alertRules).where(own);
    if (known && !before) throw new Problem("not_found", "alert_rule_not_found");
    if (before) await tx.update(alertRules).set(values).where(own);
    else await tx.insert(alertRules).values({ ...values, organizationId, id, createdAt: now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "alert.save_rule",
      objectKind: "alert_rule",
      objectId: id,
      before: before && { trigger: before.trigger, recipients: before.recipients, active: before.active },
      after: values,
    });
    return { id };
  });
}

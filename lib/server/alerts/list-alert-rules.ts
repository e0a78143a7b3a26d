import "server-only";
import { and, asc, count, eq, ne } from "drizzle-orm";
import { alertRules, outbox } from "@/db/schema/alerts";
import type { AlertRuleView } from "@/lib/contracts/alerts";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";

/** The rules for alerts, with how many each has raised. */
export async function listAlertRules(actor: Actor): Promise<AlertRuleView[]> {
  authorise(actor, "alert.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const rules = await tx
      .select()
      .from(alertRules)
      .where(eq(alertRules.organizationId, organizationId))
      .orderBy(asc(alertRules.createdAt), asc(alertRules.id));
    const counted = await tx
      .select({ ruleId: outbox.ruleId, raised: count() })
      .from(outbox)
      .where(
        and(eq(outbox.organizationId, organizationId), eq(outbox.kind, "alert"), ne(outbox.state, "dropped")),
      )
      .groupBy(outbox.ruleId);
    const raised = new Map(counted.map((row) => [row.ruleId, row.raised]));
    return rules.map(({ id, unitId, nameAr: ar, nameEn: en, trigger, recipients, channels, active }) => ({
      id,
      unitId,
      name: { ar, en },
      trigger,
      recipients,
      channels,
      active,
      raised: raised.get(id) ?? 0,
    }));
  });
}

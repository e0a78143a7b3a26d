import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { alertRules, outbox } from "@/db/schema/alerts";
import type { AlertRuleView } from "@/lib/contracts/alerts";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";

/** The rules for alerts, with how many each has raised. */
export async function listAlertRules(actor: Actor): Promise<AlertRuleView[]> {
  authorise(actor, "alert.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const found = await tx
      .select({
        rule: alertRules,
        raised: sql<number>`(select count(*)::int from ${outbox} o where o.organization_id = ${alertRules.organizationId}
          and o.rule_id = ${alertRules.id} and o.kind = 'alert' and o.state <> 'dropped')`,
      })
      .from(alertRules)
      .where(eq(alertRules.organizationId, organizationId))
      .orderBy(asc(alertRules.createdAt), asc(alertRules.id));
    return found.map(
      ({ rule: { id, unitId, nameAr: ar, nameEn: en, trigger, recipients, channels, active }, raised }) => ({
        id,
        unitId,
        name: { ar, en },
        trigger,
        recipients,
        channels,
        active,
        raised,
      }),
    );
  });
}

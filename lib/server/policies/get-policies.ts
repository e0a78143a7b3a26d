import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { policies } from "@/db/schema/policies";
import { sections } from "@/db/schema/sections";
import { shiftTemplates } from "@/db/schema/shifts";
import { units } from "@/db/schema/units";
import type { PoliciesView, PolicyScopeInput } from "@/lib/contracts/policies";
import { DEFAULT_CLASS_POLICY, DEFAULT_SHIFT_POLICY } from "@/lib/domain/attendance/policy";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { policyOf } from "../attendance/rulebook";
import { inOrganization } from "../database";

/** Every version of the attendance rules, newest first in each scope, and which is in force today. */
export async function getPolicies(actor: Actor, now: Date): Promise<PoliciesView> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, organization.timeZone);
    const found = await tx
      .select({ row: policies, unit: units, section: sections, shift: shiftTemplates, by: accounts })
      .from(policies)
      .leftJoin(units, and(eq(units.organizationId, policies.organizationId), eq(units.id, policies.unitId)))
      .leftJoin(
        sections,
        and(eq(sections.organizationId, policies.organizationId), eq(sections.id, policies.sectionId)),
      )
      .leftJoin(
        shiftTemplates,
        and(
          eq(shiftTemplates.organizationId, policies.organizationId),
          eq(shiftTemplates.id, policies.shiftTemplateId),
        ),
      )
      .leftJoin(
        accounts,
        and(eq(accounts.organizationId, policies.organizationId), eq(accounts.id, policies.createdBy)),
      )
      .where(eq(policies.organizationId, organizationId))
      .orderBy(policies.id, desc(policies.version));
    const isInForce = (row: typeof policies.$inferSelect) =>
      row.validFrom <= today &&
      !found.some(
        ({ row: other }) => other.id === row.id && other.version > row.version && other.validFrom <= today,
      );
    return {
      today,
      rates: { atRiskPercent: organization.atRiskPercent, dropLowest: organization.dropLowest },
      defaults: { class: DEFAULT_CLASS_POLICY, shift: DEFAULT_SHIFT_POLICY },
      versions: found.map(({ row, unit, section, shift, by }) => ({
        id: row.id,
        version: row.version,
        scope: scopeOf(row),
        scopeName: nameOf(unit ?? section ?? shift ?? organization),
        validFrom: row.validFrom,
        policy: policyOf(row),
        createdAt: row.createdAt.toISOString(),
        createdBy: by && nameOf(by),
        isInForce: isInForce(row),
      })),
    };
  });
}

const nameOf = (row: { nameAr: string; nameEn: string }) => ({ ar: row.nameAr, en: row.nameEn });

function scopeOf(row: typeof policies.$inferSelect): PolicyScopeInput {
  if (row.unitId) return { kind: "unit", id: row.unitId };
  if (row.sectionId) return { kind: "section", id: row.sectionId };
  return row.shiftTemplateId ? { kind: "shift_template", id: row.shiftTemplateId } : { kind: "organization" };
}

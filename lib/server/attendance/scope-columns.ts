import "server-only";
import { and, eq } from "drizzle-orm";
import { sections } from "@/db/schema/sections";
import { shiftTemplates } from "@/db/schema/shifts";
import { units } from "@/db/schema/units";
import type { PolicyScopeInput } from "@/lib/contracts/policies";
import type { Transaction } from "../database";
import { Problem } from "../problem";

/** The columns of a scope. */
export type ScopeColumns = {
  unitId: string | null;
  sectionId: string | null;
  shiftTemplateId: string | null;
};

/** A scope as it is stored; throws Problem `unit_not_found`, `section_not_found` or `shift_template_not_found` (field scope). */
export async function scopeColumns(
  tx: Transaction,
  organizationId: string,
  scope: PolicyScopeInput,
): Promise<ScopeColumns> {
  const none = { unitId: null, sectionId: null, shiftTemplateId: null };
  if (scope.kind === "organization") return none;
  const { kind, id } = scope;
  const table = kind === "unit" ? units : kind === "section" ? sections : shiftTemplates;
  const [found] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.organizationId, organizationId), eq(table.id, id)));
  if (!found) throw new Problem("not_found", `${kind}_not_found`, "scope");
  if (kind === "unit") return { ...none, unitId: id };
  return kind === "section" ? { ...none, sectionId: id } : { ...none, shiftTemplateId: id };
}

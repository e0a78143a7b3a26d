import "server-only";
import { and, eq, gte, inArray, lte, type SQL } from "drizzle-orm";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import { sections } from "@/db/schema/sections";
import { shiftAssignments } from "@/db/schema/shifts";
import type { PolicyPreview, PolicyPreviewLine, SavePolicy } from "@/lib/contracts/policies";
import { addDays } from "@/lib/domain/attendance/date-range";
import { underPolicy } from "@/lib/domain/attendance/policy-preview";
import { computeRecord, type RecordInput } from "@/lib/domain/attendance/record";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { codeOf, type StatusCode } from "@/lib/domain/attendance/status-code";
import { groupTouching } from "@/lib/domain/attendance/touching";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { groupBy } from "../attendance/group-by";
import { gatherInputs, rulebookForRecords } from "../attendance/recompute-records";
import { type LoadedObligation, loadObligations } from "../attendance/record-inputs";
import { scopeColumns } from "../attendance/scope-columns";
import { loadStatusCodes } from "../attendance/status-codes";
import { inOrganization, type Transaction } from "../database";
import { unitsBelow } from "../sections/own-sections";
import { faultsOfDraft } from "./load-policies";

const DAYS = 7;
const SHOWN_LINES = 200;

/**
 * What a draft would have changed in the seven days before today: every record of its scope is computed with the rules it opened with and
 * with the draft. Nothing is written. Problems: as `scopeColumns`.
 */
export async function previewPolicyChange(
  actor: Actor,
  draft: SavePolicy,
  now: Date,
): Promise<PolicyPreview> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await scopeColumns(tx, organizationId, draft.scope);
    const today = localDateOf(now, organization.timeZone);
    const span = { from: addDays(today, -DAYS), to: addDays(today, -1) };
    const faults = await faultsOfDraft(tx, organizationId, draft);
    const scoped = await conditionOf(tx, organizationId, draft.scope);
    const loaded = await loadObligations(
      tx,
      organizationId,
      and(gte(obligations.workDate, span.from), lte(obligations.workDate, span.to), scoped),
    );
    const people = groupBy(
      loaded,
      ({ personId }) => personId,
      (obligation) => obligation,
    );
    const lots = [...people.values()].flatMap((own) => groupTouching(own));
    const inputs = await gatherInputs(tx, await rulebookForRecords(tx, organization), lots, now);
    const codes = await loadStatusCodes(tx, organizationId);
    const judged = inputs.map((input) => ({
      obligation: input.obligation,
      before: statusOf(input, codes),
      after: statusOf(underPolicy(input, draft.policy), codes),
    }));
    const changed = judged.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    return {
      ...span,
      judged: judged.length,
      changed: changed.length,
      before: countCodes(judged.map(({ before }) => before.code)),
      after: countCodes(judged.map(({ after }) => after.code)),
      lines: await nameLines(tx, organizationId, changed.slice(0, SHOWN_LINES)),
      faults,
    };
  });
}

type Previewed = {
  obligation: LoadedObligation;
  before: PolicyPreviewLine["before"];
  after: PolicyPreviewLine["after"];
};

/** The obligations of a scope. A narrower rule in it is passed over: the preview asks what the draft does where it decides alone. */
async function conditionOf(
  tx: Transaction,
  organizationId: string,
  scope: SavePolicy["scope"],
): Promise<SQL | undefined> {
  if (scope.kind === "section") return eq(obligations.sectionId, scope.id);
  if (scope.kind === "unit") {
    return inArray(obligations.unitId, await unitsBelow(tx, organizationId, [scope.id]));
  }
  if (scope.kind === "organization") return undefined;
  const assigned = tx
    .select({ id: shiftAssignments.id })
    .from(shiftAssignments)
    .where(
      and(eq(shiftAssignments.organizationId, organizationId), eq(shiftAssignments.templateId, scope.id)),
    );
  return inArray(obligations.assignmentId, assigned);
}

function statusOf(input: RecordInput, codes: readonly StatusCode[]): PolicyPreviewLine["before"] {
  const record = computeRecord(input);
  const { lateMinutes, earlyMinutes } = record;
  return { code: codeOf(record, codes)?.code ?? null, lateMinutes, earlyMinutes };
}

function countCodes(codes: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) if (code !== null) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

async function nameLines(
  tx: Transaction,
  organizationId: string,
  changed: readonly Previewed[],
): Promise<PolicyPreviewLine[]> {
  if (changed.length === 0) return [];
  const personIds = [...new Set(changed.map(({ obligation }) => obligation.personId))];
  const people = await tx
    .select()
    .from(persons)
    .where(and(eq(persons.organizationId, organizationId), inArray(persons.id, personIds)));
  const places = await tx.select().from(sections).where(eq(sections.organizationId, organizationId));
  const nameOf = (rows: { id: string; nameAr: string; nameEn: string }[], id: string | null) => {
    const row = rows.find((one) => one.id === id);
    return { ar: row?.nameAr ?? "", en: row?.nameEn ?? "" };
  };
  return changed.map(({ obligation, before, after }) => ({
    obligationId: obligation.id,
    person: nameOf(people, obligation.personId),
    title: nameOf(places, obligation.row.sectionId),
    workDate: obligation.workDate,
    before,
    after,
  }));
}

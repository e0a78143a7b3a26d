import "server-only";
import { v7 as uuidv7 } from "uuid";
import { policies } from "@/db/schema/policies";
import type { SavePolicy, SavePolicyOutcome } from "@/lib/contracts/policies";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { scopeColumns } from "../attendance/scope-columns";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { faultsOfDraft, loadVersions } from "./load-policies";

/**
 * A new version of the attendance rules of a scope, in force from a date on. What has opened is judged by the rules it opened with. Refused
 * whole, with every reason, when it contradicts itself or history. Problems: as `scopeColumns`.
 */
export async function savePolicy(actor: Actor, draft: SavePolicy, now: Date): Promise<SavePolicyOutcome> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const columns = await scopeColumns(tx, organizationId, draft.scope);
    const faults = await faultsOfDraft(tx, organizationId, draft);
    if (faults.length > 0) return { kind: "refused", faults };
    const scopeId = draft.scope.kind === "organization" ? null : draft.scope.id;
    const earlier = (await loadVersions(tx, organizationId)).filter(
      (row) => row.scope === draft.scope.kind && row.scopeId === scopeId,
    );
    const policyId = earlier[0]?.id ?? uuidv7();
    const version = Math.max(0, ...earlier.map((row) => row.version)) + 1;
    await tx.insert(policies).values({
      organizationId,
      id: policyId,
      version,
      ...columns,
      validFrom: draft.validFrom,
      ...draft.policy,
      createdAt: now,
      createdBy: actor.accountId,
    });
    await rescheduleFrom(tx, organization, now);
    const last = earlier.sort((a, b) => b.version - a.version)[0];
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "policy.save",
      objectKind: "policy",
      objectId: policyId,
      before: last && { version: last.version, validFrom: last.validFrom, ...last.policy },
      after: { version, validFrom: draft.validFrom, scope: draft.scope, ...draft.policy },
    });
    return { kind: "saved", policyId, version };
  });
}

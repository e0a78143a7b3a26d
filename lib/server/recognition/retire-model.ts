import "server-only";
import { and, eq } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { isSameModel, modelOfName } from "@/lib/domain/embedder-model";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { loadModelPlan } from "./model-plan";
import { ofModels } from "./of-models";

/**
 * Deletes every reference of a model that is not used any more: faces are kept no longer than they serve. Problem: `model_in_use`, for the
 * present model and the one that is to come.
 */
export async function retireModel(
  actor: Actor,
  { model }: { model: string },
  now: Date,
): Promise<{ templates: number }> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  const retired = modelOfName(model);
  return inOrganization(organizationId, async (tx) => {
    const { plan } = await loadModelPlan(tx, organizationId);
    const used =
      plan.kind === "none" ? [] : plan.kind === "settled" ? [plan.present] : [plan.present, plan.next];
    if (plan.kind === "none" || used.some((one) => isSameModel(one, retired)))
      throw new Problem("conflict", "model_in_use");
    const removed = await tx
      .delete(faceTemplates)
      .where(and(eq(faceTemplates.organizationId, organizationId), ofModels([retired])))
      .returning({ id: faceTemplates.id });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "template.retire",
      objectKind: "organization",
      objectId: organizationId,
      after: { model, templates: removed.length },
    });
    return { templates: removed.length };
  });
}

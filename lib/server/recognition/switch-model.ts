import "server-only";
import { nameOfModel } from "@/lib/domain/embedder-model";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { loadModelPlan } from "./model-plan";
import { saveSettings } from "./save-settings";

/**
 * Tells the kiosks to use the next model before everybody is enrolled with it: whoever is not will not be found until they are. Problem:
 * `model_not_waiting`, where the model is not the one that is to come.
 */
export async function switchModel(
  actor: Actor,
  { model }: { model: string },
  now: Date,
): Promise<{ waiting: number }> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { plan } = await loadModelPlan(tx, organizationId);
    if (plan.kind !== "changing" || nameOfModel(plan.next) !== model)
      throw new Problem("conflict", "model_not_waiting");
    await saveSettings(tx, actor, { switchedTo: model }, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "recognition.switch",
      objectKind: "organization",
      objectId: organizationId,
      before: { model: nameOfModel(plan.present) },
      after: { model, withoutReference: plan.waiting },
    });
    return { waiting: plan.waiting };
  });
}

import "server-only";
import type { RollCallView } from "@/lib/contracts/roll-call";
import { nameOfModel } from "@/lib/domain/embedder-model";
import { type Actor, authorise } from "../actor";
import { getRoll } from "../attendance/get-roll";
import { inOrganization } from "../database";
import { loadModelPlan } from "../recognition/model-plan";
import * as query from "./queries";

/** What the page of a roll call begins with. Problem: `class_session_not_found`. */
export async function getRollCall(
  actor: Actor,
  { sessionId }: { sessionId: string },
  now: Date,
): Promise<RollCallView> {
  authorise(actor, "roll.take");
  const { organizationId } = actor;
  const roll = await getRoll(actor, { sessionId }, now);
  return inOrganization(organizationId, async (tx) => {
    const { plan } = await loadModelPlan(tx, organizationId);
    if (plan.kind === "none") return { roll, embedder: null, isReduced: false, enrolledIds: [] };
    const model = plan.present;
    return {
      roll,
      embedder: nameOfModel(model),
      isReduced: model.grade === "reduced",
      enrolledIds: await query.findEnrolledIds(tx, { organizationId, sessionId, model }),
    };
  });
}

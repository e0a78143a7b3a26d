import "server-only";
import { nameOfModel } from "@/lib/domain/embedder-model";
import { enrolmentModels } from "@/lib/domain/model-change";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { loadModelPlan } from "./model-plan";

/** The embedders ("id@version") that a capture for enrolment is made with, and whether it has to make do with the reduced one. */
export type EnrolmentModels = { embedders: string[]; isReduced: boolean };

/** What the enrolment pages of staff look with. */
export async function getEnrolmentModels(actor: Actor): Promise<EnrolmentModels> {
  authorise(actor, "person.enrol");
  return inOrganization(actor.organizationId, (tx) => enrolmentModelsOf(tx, actor.organizationId));
}

/** The same for a transaction of the organisation. */
export async function enrolmentModelsOf(tx: Transaction, organizationId: string): Promise<EnrolmentModels> {
  const models = enrolmentModels((await loadModelPlan(tx, organizationId)).plan);
  return { embedders: models.map(nameOfModel), isReduced: models[0]?.grade === "reduced" };
}

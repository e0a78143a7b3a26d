import "server-only";
import { v7 as uuidv7 } from "uuid";
import { impostorMeasurements } from "@/db/schema/recognition";
import type { MeasurementOutcome } from "@/lib/contracts/recognition";
import { nameOfModel } from "@/lib/domain/embedder-model";
import { coarsen, pointsOfHistogram } from "@/lib/domain/impostor-histogram";
import { type Actor, authorise } from "../actor";
import { type AuditActor, recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { loadModelPlan } from "./model-plan";
import { countPairs } from "./queries";

/** Fewer people say nothing: 46 make 1,035 pairs, of which ten show a rate of one in a hundred. */
export const NEEDED_PEOPLE = 46;
/** More people would keep the database busy for seconds and tell little more. */
const MOST_PEOPLE = 1_500;

/**
 * Compares the organisation's own people with each other, so that its thresholds follow how alike they are. Nothing but counts of pairs
 * comes out. Problem: `no_model`, where none is installed.
 */
export async function measureImpostors(actor: Actor, now: Date): Promise<MeasurementOutcome> {
  authorise(actor, "policy.manage");
  return inOrganization(actor.organizationId, (tx) => measure(tx, actor.organizationId, actor, now));
}

/** The measurement itself, in one transaction; also what the operator's console runs. */
export async function measure(
  tx: Transaction,
  organizationId: string,
  by: AuditActor,
  now: Date,
): Promise<MeasurementOutcome> {
  const { plan } = await loadModelPlan(tx, organizationId);
  if (plan.kind === "none") throw new Problem("conflict", "no_model");
  const { modelId, modelVersion } = plan.present;
  const { people, counts } = await countPairs(tx, organizationId, {
    model: plan.present,
    limit: MOST_PEOPLE,
  });
  if (people < NEEDED_PEOPLE) return { kind: "too_few_people", people, needed: NEEDED_PEOPLE };
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  const points = pointsOfHistogram(counts);
  await tx.insert(impostorMeasurements).values({
    organizationId,
    id: uuidv7(),
    modelId,
    modelVersion,
    people,
    pairs,
    counts: coarsen(counts),
    points,
    measuredBy: by === "system" || !("accountId" in by) ? null : by.accountId,
    measuredAt: now,
  });
  await recordAudit(tx, organizationId, {
    by,
    at: now,
    action: "recognition.measure",
    objectKind: "organization",
    objectId: organizationId,
    after: { model: nameOfModel(plan.present), people, pairs },
  });
  return { kind: "measured", people, pairs };
}

import "server-only";
import type {
  EstimatedPoint,
  GalleryEstimate,
  ModelSummary,
  Recognition,
  ReferenceCoverage,
} from "@/lib/contracts/recognition";
import { type Calibration, cosineThreshold, estimateRates } from "@/lib/domain/calibration";
import { type EmbedderModel, isSameModel, type ModelName } from "@/lib/domain/embedder-model";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { acceptModel } from "./accept-model";
import { loadModelPlan } from "./model-plan";
import { calibrationFor } from "./organization-calibration";
import * as query from "./queries";

/** People without a reference who are named on the page. */
const EXAMPLES = 50;
/** Thresholds of a curve: from under the loosest measured point to over the strictest. */
const CURVE_POINTS = 61;

/** What the administrator is shown of recognition: models, who can be found, and what thresholds do. */
export async function getRecognition(actor: Actor): Promise<Recognition> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { plan, coverage } = await loadModelPlan(tx, organizationId);
    const renewal = await query.findRenewal(tx, organizationId);
    if (plan.kind === "none") {
      return { models: null, former: [], coverage: null, renewal, calibration: null, own: null };
    }
    const next = plan.kind === "changing" ? plan.next : null;
    const used = next ? [plan.present, next] : [plan.present];
    const own = await query.findMeasurement(tx, organizationId, plan.present);
    return {
      models: {
        present: summaryOf(plan.present),
        next: next && summaryOf(next),
        waiting: plan.kind === "changing" ? plan.waiting : 0,
      },
      former: coverage
        .filter((one) => !used.some((model) => isSameModel(model, one)))
        .map(({ modelId, modelVersion, people }) => ({ modelId, modelVersion, people })),
      coverage: await coverageOf(tx, organizationId, next ?? plan.present),
      renewal,
      calibration: await estimates(tx, organizationId, plan.present),
      own: own && {
        at: own.measuredAt.toISOString(),
        people: own.people,
        pairs: own.pairs,
        counts: own.counts,
      },
    };
  });
}

function summaryOf({ modelId, modelVersion, grade, dims, file }: EmbedderModel): ModelSummary {
  return { modelId, modelVersion, grade, dims, licence: file.licence, origin: file.origin };
}

async function coverageOf(
  tx: Transaction,
  organizationId: string,
  model: EmbedderModel,
): Promise<ReferenceCoverage> {
  const { count, people } = await query.findPeopleWithout(tx, organizationId, { model, limit: EXAMPLES });
  return {
    model: summaryOf(model),
    people: await query.countActivePeople(tx, organizationId),
    without: count,
    examples: people.map(({ id, nameAr, nameEn, number }) => ({
      id,
      name: { ar: nameAr, en: nameEn },
      number,
    })),
  };
}

async function estimates(
  tx: Transaction,
  organizationId: string,
  model: ModelName,
): Promise<Recognition["calibration"]> {
  const accepted = await acceptModel(model);
  if (!accepted) return null;
  const calibration = await calibrationFor(tx, organizationId, accepted);
  const coverage = await query.findCoverage(tx, organizationId, model);
  const enrolled = coverage.find((one) => isSameModel(one, model))?.people ?? 0;
  const roster = await query.findOrdinaryRoster(tx, organizationId, model);
  const galleries: GalleryEstimate[] = [];
  if (roster > 0) galleries.push(estimateGallery("roster", roster, calibration));
  if (enrolled > 0) galleries.push(estimateGallery("organization", enrolled, calibration));
  return {
    version: calibration.version,
    source: calibration.source,
    targetFpir: calibration.targetFpir,
    shippedFpir: accepted.calibration.targetFpir,
    galleries,
  };
}

function estimateGallery(
  kind: GalleryEstimate["kind"],
  people: number,
  calibration: Calibration,
): GalleryEstimate {
  const at = (cosine: number): EstimatedPoint => estimateRates(calibration, people, cosine);
  const measured = calibration.points.map(({ cosine }) => cosine);
  const [low, high] = [Math.min(...measured), Math.max(...measured)];
  const margin = (high - low) / 4;
  const step = (high - low + 2 * margin) / (CURVE_POINTS - 1);
  return {
    kind,
    people,
    chosen: at(cosineThreshold(calibration, people)),
    curve: Array.from({ length: CURVE_POINTS }, (_, i) => at(low - margin + i * step)),
  };
}

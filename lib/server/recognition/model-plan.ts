import "server-only";
import { isSameModel } from "@/lib/domain/embedder-model";
import { type ModelCoverage, type ModelPlan, planModels } from "@/lib/domain/model-change";
import type { Transaction } from "../database";
import { installedEmbedders } from "./installed-models";
import { findCoverage, findSettings, findStoredModels } from "./queries";

/** Which model an organisation's kiosks use now, and whom its models cover where there are several. */
export async function loadModelPlan(
  tx: Transaction,
  organizationId: string,
): Promise<{ plan: ModelPlan; coverage: ModelCoverage[] }> {
  const installed = await installedEmbedders();
  const [preferred] = installed;
  const stored = preferred ? await findStoredModels(tx, organizationId) : [];
  // Kiosks ask every few seconds: whom the models cover is only counted where there is more than the one in use.
  const isPlain = stored.every((model) => preferred && isSameModel(model, preferred));
  const coverage = preferred && !isPlain ? await findCoverage(tx, organizationId, preferred) : [];
  const settings = await findSettings(tx, organizationId);
  return { plan: planModels(installed, coverage, settings?.switchedTo ?? null), coverage };
}

import "server-only";
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import type { ModelName } from "@/lib/domain/embedder-model";

/** Templates of one of these models, id and version alike; of no models there are none. */
export function ofModels(models: readonly ModelName[]): SQL {
  const each = models.map(({ modelId, modelVersion }) =>
    and(eq(faceTemplates.modelId, modelId), eq(faceTemplates.modelVersion, modelVersion)),
  );
  return or(...each) ?? sql`false`;
}

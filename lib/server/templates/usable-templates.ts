import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { consents, persons } from "@/db/schema/people";
import type { ModelName } from "@/lib/domain/embedder-model";

/**
 * What a search may find in an organisation, after `from`: templates (alias `t`) of active people whose consent stands, those of one model
 * where it is told. It ends in a `where`, so further conditions follow with `and`.
 */
export function usableTemplates(organizationId: string, model?: ModelName): SQL {
  const all = sql`${faceTemplates} t
    join ${persons} p on p.organization_id = t.organization_id and p.id = t.person_id and p.status = 'active'
    join ${consents} c on c.organization_id = t.organization_id and c.id = t.consent_id and c.withdrawn_at is null
    where t.organization_id = ${organizationId}`;
  if (!model) return all;
  return sql`${all} and t.model_id = ${model.modelId} and t.model_version = ${model.modelVersion}`;
}

import "server-only";
import type { organizations } from "@/db/schema/organizations";
import { DEFAULT_LIVENESS_POLICY, type LivenessPolicy } from "@/lib/domain/liveness/challenge-policy";

/** The organisation's policy of active steps: its own, or the product's. */
export function policyOf({
  livenessPolicy,
}: Pick<typeof organizations.$inferSelect, "livenessPolicy">): LivenessPolicy {
  return livenessPolicy ?? DEFAULT_LIVENESS_POLICY;
}

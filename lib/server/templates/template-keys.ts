import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import {
  type OrthogonalTransform,
  TRANSFORM_KEY_BYTES,
  transformOf,
} from "@/lib/domain/orthogonal-transform";
import type { Transaction } from "../database";
import { deriveKey } from "../secrets";

/** The keys of one organisation's templates in one epoch: derived from the master key, never stored. */
export type TemplateKeys = { epoch: number; transform: OrthogonalTransform; seal: Buffer };

const cache = new Map<string, TemplateKeys>();

/** Keys for an organisation and epoch (HKDF-SHA-256 from the master key). A new epoch gives unrelated keys. */
export function templateKeys(organizationId: string, epoch: number): TemplateKeys {
  const context = `${organizationId}|${epoch}`;
  const known = cache.get(context);
  if (known) return known;
  const keys = {
    epoch,
    transform: transformOf(deriveKey(`template-transform|${context}`, TRANSFORM_KEY_BYTES)),
    seal: deriveKey(`template-seal|${context}`, 32),
  };
  cache.set(context, keys);
  return keys;
}

/** The keys now in force; a re-key waits until the caller's transaction has ended, so rows and keys fit together throughout it. */
export async function currentTemplateKeys(tx: Transaction, organizationId: string): Promise<TemplateKeys> {
  const [organization] = await tx
    .select({ epoch: organizations.templateEpoch })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for("share");
  if (!organization) throw new Error(`no organisation ${organizationId}`);
  return templateKeys(organizationId, organization.epoch);
}

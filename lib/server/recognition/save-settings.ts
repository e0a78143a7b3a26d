import "server-only";
import { recognitionSettings } from "@/db/schema/recognition";
import type { RenewalPolicy } from "@/lib/domain/reference-renewal";
import type { Actor } from "../actor";
import type { Transaction } from "../database";

type Change = { switchedTo: string } | { targetFpir: number } | RenewalPolicy;

/** Notes one decision of an administrator; the others stay as they are. */
export async function saveSettings(tx: Transaction, actor: Actor, change: Change, now: Date): Promise<void> {
  const by = { changedBy: actor.accountId, changedAt: now };
  await tx
    .insert(recognitionSettings)
    .values({ organizationId: actor.organizationId, ...change, ...by })
    .onConflictDoUpdate({ target: recognitionSettings.organizationId, set: { ...change, ...by } });
}

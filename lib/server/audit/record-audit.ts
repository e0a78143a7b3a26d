import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import type { Transaction } from "../database";
import { CHAIN_START, hashAuditRow } from "./audit-chain";

/** Who did it: an account, a kiosk, or the system itself. */
export type AuditActor = { accountId: string } | { deviceId: string } | "system";

type AuditEntry = {
  action: string;
  objectKind: string;
  objectId?: string;
  reason?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** First half of the advisory lock that lets one transaction at a time extend an organisation's chain. */
const CHAIN_LOCK = 4_202_613;

/**
 * Adds one row to the organisation's audit chain, in the transaction of the change. Never a vector, an image, a password or a token.
 * The chain is locked until the transaction ends, so call it late.
 */
export async function recordAudit(
  tx: Transaction,
  organizationId: string,
  { by, at, ...entry }: AuditEntry & { by: AuditActor; at: Date },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK}, hashtext(${organizationId}))`);
  const [last] = await tx
    .select({ seq: auditLog.seq, hash: auditLog.hash })
    .from(auditLog)
    .where(eq(auditLog.organizationId, organizationId))
    .orderBy(desc(auditLog.seq))
    .limit(1);
  const row = {
    organizationId,
    seq: (last?.seq ?? 0) + 1,
    at,
    ...actorColumns(by),
    action: entry.action,
    objectKind: entry.objectKind,
    objectId: entry.objectId ?? null,
    reason: entry.reason ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
  };
  await tx.insert(auditLog).values({ ...row, hash: hashAuditRow(last?.hash ?? CHAIN_START, row) });
}

function actorColumns(by: AuditActor) {
  if (by === "system") return { actorKind: "system" as const, actorId: null };
  if ("deviceId" in by) return { actorKind: "device" as const, actorId: by.deviceId };
  return { actorKind: "account" as const, actorId: by.accountId };
}

import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { auditLog } from "@/db/schema/audit";

type AuditRow = typeof auditLog.$inferSelect;

/** What an organisation's first row is chained to. */
export const CHAIN_START = "";

/** The hash of a row: SHA-256, base64url, over the hash before it and the row as canonical JSON (RFC 8785). */
export function hashAuditRow(previousHash: string, row: Omit<AuditRow, "hash">): string {
  const text = canonicalize({
    previousHash,
    organizationId: row.organizationId,
    seq: row.seq,
    at: row.at.toISOString(),
    actor: [row.actorKind, row.actorId ?? null],
    action: row.action,
    object: [row.objectKind, row.objectId ?? null],
    reason: row.reason ?? null,
    before: row.before ?? null,
    after: row.after ?? null,
  });
  return createHash("sha256").update(String(text)).digest("base64url");
}

/** What is wrong with a chain, and at which row it shows first. */
type ChainFault = { seq: number; fault: "changed" | "missing" };

/** Where a walk along the chain stands: the last row that held. */
export type ChainEnd = { seq: number; hash: string };

/** Walks on over rows in their order; answers the new end, or the first row that was changed, or before which one is missing. */
export function followChain(end: ChainEnd, rows: readonly AuditRow[]): ChainEnd | ChainFault {
  let { seq, hash } = end;
  for (const row of rows) {
    if (row.seq !== seq + 1) return { seq: seq + 1, fault: "missing" };
    if (hashAuditRow(hash, row) !== row.hash) return { seq: row.seq, fault: "changed" };
    seq = row.seq;
    hash = row.hash;
  }
  return { seq, hash };
}

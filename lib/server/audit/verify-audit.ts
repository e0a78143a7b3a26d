import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import type { AuditVerdict } from "@/lib/contracts/audit";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { CHAIN_START, type ChainEnd, followChain } from "./audit-chain";

const BATCH = 2_000;

/** Checks the organisation's whole audit chain from its first row. */
export async function verifyAudit(actor: Actor): Promise<AuditVerdict> {
  authorise(actor, "audit.view");
  return inOrganization(actor.organizationId, (tx) => walkChain(tx, actor.organizationId));
}

/** The walk itself, in batches; also for the command that checks every organisation. */
export async function walkChain(tx: Transaction, organizationId: string): Promise<AuditVerdict> {
  let end: ChainEnd = { seq: 0, hash: CHAIN_START };
  for (;;) {
    const rows = await tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, organizationId), gt(auditLog.seq, end.seq)))
      .orderBy(asc(auditLog.seq))
      .limit(BATCH);
    if (rows.length === 0) return { kind: "intact", rows: end.seq, head: end.hash };
    const walked = followChain(end, rows);
    if ("fault" in walked) return { kind: "broken", ...walked };
    end = walked;
  }
}

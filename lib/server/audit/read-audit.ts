import "server-only";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { auditLog } from "@/db/schema/audit";
import { devices } from "@/db/schema/devices";
import { accounts } from "@/db/schema/people";
import type { AuditPage, readAuditSchema } from "@/lib/contracts/audit";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";

const PAGE = 50;

/** One page of the organisation's audit log, newest first, with the names of who acted. */
export async function readAudit(actor: Actor, filter: z.output<typeof readAuditSchema>): Promise<AuditPage> {
  authorise(actor, "audit.view");
  const { organizationId } = actor;
  const found = await inOrganization(organizationId, (tx) =>
    tx
      .select({ row: auditLog, account: accounts.email, device: devices.name })
      .from(auditLog)
      .leftJoin(
        accounts,
        and(eq(accounts.organizationId, auditLog.organizationId), eq(accounts.id, auditLog.actorId)),
      )
      .leftJoin(
        devices,
        and(eq(devices.organizationId, auditLog.organizationId), eq(devices.id, auditLog.actorId)),
      )
      .where(
        and(
          eq(auditLog.organizationId, organizationId),
          filter.before === undefined ? undefined : lt(auditLog.seq, filter.before),
          filter.action ? sql`starts_with(${auditLog.action}, ${filter.action})` : undefined,
          filter.objectId === undefined ? undefined : eq(auditLog.objectId, filter.objectId),
        ),
      )
      .orderBy(desc(auditLog.seq))
      .limit(PAGE + 1),
  );
  const lines = found.slice(0, PAGE).map(({ row, account, device }) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, name: account ?? device },
    action: row.action,
    objectKind: row.objectKind,
    objectId: row.objectId,
    reason: row.reason,
    before: row.before,
    after: row.after,
  }));
  return { lines, nextBefore: found.length > PAGE ? (lines.at(-1)?.seq ?? null) : null };
}

import "server-only";
import { and, desc, eq, or } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import type { OwnEvents } from "@/lib/contracts/account";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";

const MOST = 12;
const REMEMBERED_MS = 30 * 86_400_000;

/** What happened to the actor's own account lately, newest first, as the audit log has it; also a copied token of the last 30 days. */
export async function listOwnEvents(actor: Actor, now: Date): Promise<OwnEvents> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const isAboutOwn = and(eq(auditLog.objectKind, "account"), eq(auditLog.objectId, accountId));
    const isOwnKey = and(eq(auditLog.objectKind, "api_key"), eq(auditLog.actorId, accountId));
    const found = await tx
      .select({ at: auditLog.at, action: auditLog.action, reason: auditLog.reason })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, organizationId), or(isAboutOwn, isOwnKey)))
      .orderBy(desc(auditLog.seq))
      .limit(MOST);
    const [reuse] = await tx
      .select({ at: auditLog.at })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, organizationId), isAboutOwn, eq(auditLog.action, "token.reuse")))
      .orderBy(desc(auditLog.seq))
      .limit(1);
    const isRecent = reuse !== undefined && now.getTime() - reuse.at.getTime() < REMEMBERED_MS;
    return {
      timeZone,
      reusedAt: isRecent ? reuse.at.toISOString() : null,
      events: found.map((row) => ({ ...row, at: row.at.toISOString() })),
    };
  });
}

import "server-only";
import { type AnyColumn, and, desc, eq, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { auditLog } from "@/db/schema/audit";
import { devices } from "@/db/schema/devices";
import { accounts, persons } from "@/db/schema/people";
import { AUDIT_GROUPS, type AuditLine, type AuditPage, type readAuditSchema } from "@/lib/contracts/audit";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization, type Transaction } from "../database";

const PAGE = 50;

// A row may have a device or an account both as who acted and as what it was done to.
const objectDevices = alias(devices, "object_devices");
const objectAccounts = alias(accounts, "object_accounts");

/** One page of the organisation's audit log, newest first, with the names of who acted and of what they acted on. */
export async function readAudit(actor: Actor, filter: z.output<typeof readAuditSchema>): Promise<AuditPage> {
  authorise(actor, "audit.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const found = await findRows(tx, organizationId, filter);
    const lines = found.slice(0, PAGE).map(lineOf);
    return { lines, nextBefore: found.length > PAGE ? (lines.at(-1)?.seq ?? null) : null, timeZone };
  });
}

function findRows(tx: Transaction, organizationId: string, filter: z.output<typeof readAuditSchema>) {
  const isActor = (table: typeof accounts | typeof devices) =>
    and(eq(table.organizationId, auditLog.organizationId), eq(table.id, auditLog.actorId));
  // The kind is asked too: a kiosk chooses the ids of its attestations itself.
  const isObject = (kind: string, table: { organizationId: AnyColumn; id: AnyColumn }) =>
    and(
      eq(auditLog.objectKind, kind),
      eq(table.organizationId, auditLog.organizationId),
      eq(table.id, auditLog.objectId),
    );
  const beginsWith = (prefix: string) => sql`starts_with(${auditLog.action}, ${prefix})`;
  return tx
    .select({
      row: auditLog,
      account: accounts.email,
      device: devices.name,
      person: { ar: persons.nameAr, en: persons.nameEn },
      objectDevice: objectDevices.name,
      objectAccount: objectAccounts.email,
    })
    .from(auditLog)
    .leftJoin(accounts, isActor(accounts))
    .leftJoin(devices, isActor(devices))
    .leftJoin(persons, isObject("person", persons))
    .leftJoin(objectDevices, isObject("device", objectDevices))
    .leftJoin(objectAccounts, isObject("account", objectAccounts))
    .where(
      and(
        eq(auditLog.organizationId, organizationId),
        filter.before === undefined ? undefined : lt(auditLog.seq, filter.before),
        filter.action ? beginsWith(filter.action) : undefined,
        filter.group ? or(...AUDIT_GROUPS[filter.group].map(beginsWith)) : undefined,
        filter.objectId === undefined ? undefined : eq(auditLog.objectId, filter.objectId),
      ),
    )
    .orderBy(desc(auditLog.seq))
    .limit(PAGE + 1);
}

type Found = Awaited<ReturnType<typeof findRows>>[number];

function lineOf({ row, account, device, person, objectDevice, objectAccount }: Found): AuditLine {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, name: account ?? device },
    action: row.action,
    objectKind: row.objectKind,
    objectId: row.objectId,
    objectName: person ?? objectDevice ?? objectAccount,
    reason: row.reason,
    before: row.before,
    after: row.after,
  };
}

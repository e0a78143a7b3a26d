import "server-only";
import { and, asc, desc, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { devices } from "@/db/schema/devices";
import { accounts } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import {
  AUDIT_GROUPS,
  type AuditActorChoice,
  type AuditFilter,
  type AuditLine,
  type AuditPage,
} from "@/lib/contracts/audit";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization, type Transaction } from "../database";
import { idsIn, type Names, nameObjects, nameOf, type ObjectId } from "./name-objects";

const PAGE = 50;

type AuditRow = typeof auditLog.$inferSelect;

/** One page of the organisation's audit log, newest first, with the names of who acted and of what they acted on. */
export async function readAudit(actor: Actor, filter: AuditFilter): Promise<AuditPage> {
  authorise(actor, "audit.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const found = await tx
      .select()
      .from(auditLog)
      .where(isSought(organizationId, filter, timeZone))
      .orderBy(desc(auditLog.seq))
      .limit(PAGE + 1);
    const shown = found.slice(0, PAGE);
    const names = await nameObjects(tx, organizationId, shown.flatMap(objectsOf));
    const lines = shown.map((row) => lineOf(row, names));
    return {
      lines,
      nextBefore: found.length > PAGE ? (lines.at(-1)?.seq ?? null) : null,
      timeZone,
      actors: await findActors(tx, organizationId),
      objectName: await nameOfSought(tx, organizationId, filter.objectId),
    };
  });
}

function isSought(organizationId: string, filter: AuditFilter, timeZone: string): SQL | undefined {
  const { before, group, action, actorId, objectId, from, to } = filter;
  const beginsWith = (prefix: string) => sql`starts_with(${auditLog.action}, ${prefix})`;
  // An action by its name, or all of one noun: "roll.mark" is not "roll.mark_rest".
  const isOf = (name: string) => or(eq(auditLog.action, name), beginsWith(`${name}.`));
  // Midnight of a day of the calendar, as the instant that it is in the organisation's zone.
  const dayBegins = (date: SQL) => sql`((${date})::timestamp at time zone ${timeZone})`;
  return and(
    eq(auditLog.organizationId, organizationId),
    before === undefined ? undefined : lt(auditLog.seq, before),
    action ? isOf(action) : undefined,
    group ? or(...AUDIT_GROUPS[group].map(beginsWith)) : undefined,
    actorId === "system" ? isNull(auditLog.actorId) : undefined,
    actorId !== undefined && actorId !== "system" ? eq(auditLog.actorId, actorId) : undefined,
    objectId === undefined ? undefined : eq(auditLog.objectId, objectId),
    from ? sql`${auditLog.at} >= ${dayBegins(sql`${from}::date`)}` : undefined,
    to ? sql`${auditLog.at} < ${dayBegins(sql`${to}::date + 1`)}` : undefined,
  );
}

function objectsOf({ actorKind, actorId, objectKind, objectId, before, after }: AuditRow): ObjectId[] {
  return [
    ...(actorId ? [{ kind: actorKind, id: actorId }] : []),
    // By kind and id: a kiosk chooses the ids of its attestations itself.
    ...(objectId ? [{ kind: objectKind, id: objectId }] : []),
    ...idsIn(before),
    ...idsIn(after),
  ];
}

function lineOf(row: AuditRow, names: Names): AuditLine {
  const { actorKind, actorId, objectKind, objectId, before, after } = row;
  const actorName = actorId ? nameOf(names, { kind: actorKind, id: actorId }) : null;
  const known = [...idsIn(before), ...idsIn(after)].flatMap((object) => {
    const name = nameOf(names, object);
    return name === null ? [] : [[object.id, name] as const];
  });
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { kind: actorKind, id: actorId, name: typeof actorName === "string" ? actorName : null },
    action: row.action,
    objectKind,
    objectId,
    objectName: objectId ? nameOf(names, { kind: objectKind, id: objectId }) : null,
    reason: row.reason,
    before,
    after,
    names: Object.fromEntries(known),
  };
}

/** Who ever had a role over others, and every device, by address and name. */
async function findActors(tx: Transaction, organizationId: string): Promise<AuditActorChoice[]> {
  const staff = await tx
    .selectDistinct({ id: accounts.id, name: accounts.email })
    .from(accounts)
    .innerJoin(
      affiliations,
      and(
        eq(affiliations.organizationId, accounts.organizationId),
        eq(affiliations.personId, accounts.personId),
        sql`${affiliations.role} <> 'student'`,
      ),
    )
    .where(eq(accounts.organizationId, organizationId))
    .orderBy(asc(accounts.email));
  const kiosks = await tx
    .select({ id: devices.id, name: devices.name })
    .from(devices)
    .where(eq(devices.organizationId, organizationId))
    .orderBy(asc(devices.name));
  return [
    ...staff.map((account) => ({ ...account, kind: "account" as const })),
    ...kiosks.map((device) => ({ ...device, kind: "device" as const })),
  ];
}

/** What the reader narrowed the log to, whatever kind it is of. */
async function nameOfSought(tx: Transaction, organizationId: string, id: string | undefined) {
  if (id === undefined) return null;
  const kinds = ["person", "account", "device", "unit", "section"];
  const names = await nameObjects(
    tx,
    organizationId,
    kinds.map((kind) => ({ kind, id })),
  );
  return [...names.values()][0] ?? null;
}

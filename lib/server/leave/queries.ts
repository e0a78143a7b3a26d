import "server-only";
import { and, asc, desc, eq, gt, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { correctionFiles } from "@/db/schema/corrections";
import { leaves, leaveTypes } from "@/db/schema/leave";
import { obligations } from "@/db/schema/obligations";
import { accounts, persons } from "@/db/schema/people";
import type { PaperView } from "@/lib/contracts/corrections";
import type { LeaveTypeView, LeaveView } from "@/lib/contracts/leave";
import type { Transaction } from "../database";

const LIST_LIMIT = 200;

const requesters = alias(accounts, "requesters");
const deciders = alias(accounts, "deciders");

/** Leaves that a condition selects: pending ones oldest first, others newest first. */
export async function findLeaves(
  tx: Transaction,
  organizationId: string,
  {
    state,
    condition,
    timeZone,
  }: { state: "pending" | "decided" | "all"; condition: SQL | undefined; timeZone: string },
): Promise<LeaveView[]> {
  const found = await tx
    .select({
      leave: leaves,
      type: leaveTypes,
      person: persons,
      requester: { ar: requesters.nameAr, en: requesters.nameEn },
      decider: { ar: deciders.nameAr, en: deciders.nameEn },
      file: {
        id: correctionFiles.id,
        name: correctionFiles.name,
        mediaType: correctionFiles.mediaType,
        size: correctionFiles.size,
      },
      affected: sql<number>`(select count(*)::int from ${obligations} o where o.organization_id = ${leaves.organizationId}
        and o.person_id = ${leaves.personId} and o.starts_at < ${leaves.endsAt} and o.ends_at > ${leaves.startsAt} and o.state <> 'cancelled')`,
    })
    .from(leaves)
    .innerJoin(
      leaveTypes,
      and(eq(leaveTypes.organizationId, leaves.organizationId), eq(leaveTypes.id, leaves.typeId)),
    )
    .innerJoin(
      persons,
      and(eq(persons.organizationId, leaves.organizationId), eq(persons.id, leaves.personId)),
    )
    .innerJoin(
      requesters,
      and(eq(requesters.organizationId, leaves.organizationId), eq(requesters.id, leaves.requestedBy)),
    )
    .leftJoin(
      deciders,
      and(eq(deciders.organizationId, leaves.organizationId), eq(deciders.id, leaves.decidedBy)),
    )
    .leftJoin(
      correctionFiles,
      and(eq(correctionFiles.organizationId, leaves.organizationId), eq(correctionFiles.id, leaves.fileId)),
    )
    .where(
      and(
        eq(leaves.organizationId, organizationId),
        state === "all"
          ? undefined
          : state === "pending"
            ? eq(leaves.state, "pending")
            : ne(leaves.state, "pending"),
        condition,
      ),
    )
    .orderBy(state === "pending" ? asc(leaves.requestedAt) : desc(leaves.startsAt), asc(leaves.id))
    .limit(LIST_LIMIT);
  return found.map(({ leave, type, person, requester, decider, file, affected }) => ({
    id: leave.id,
    person: { id: person.id, name: { ar: person.nameAr, en: person.nameEn }, number: person.number },
    type: typeView(type),
    startsAt: leave.startsAt.toISOString(),
    endsAt: leave.endsAt.toISOString(),
    timeZone,
    reason: leave.reason,
    file: file as PaperView | null,
    requestedBy: requester,
    requestedAt: leave.requestedAt.toISOString(),
    state: leave.state,
    decided:
      decider && leave.decidedAt
        ? { by: decider, at: leave.decidedAt.toISOString(), reason: leave.decisionReason ?? "" }
        : null,
    affected,
  }));
}

export function typeView(type: typeof leaveTypes.$inferSelect): LeaveTypeView {
  const { id, code, nameAr, nameEn, excusal, fileRequired } = type;
  return { id, code, name: { ar: nameAr, en: nameEn }, excusal, fileRequired };
}

/** The types that can be asked for, by code. */
export async function findLeaveTypes(tx: Transaction, organizationId: string): Promise<LeaveTypeView[]> {
  const found = await tx
    .select()
    .from(leaveTypes)
    .where(and(eq(leaveTypes.organizationId, organizationId), isNull(leaveTypes.retiredAt)))
    .orderBy(asc(leaveTypes.code));
  return found.map(typeView);
}

/** A person's leave that is asked for or granted and touches a span. */
export async function findOverlapping(
  tx: Transaction,
  organizationId: string,
  { personId, startsAt, endsAt }: { personId: string; startsAt: Date; endsAt: Date },
): Promise<{ id: string } | null> {
  const [found] = await tx
    .select({ id: leaves.id })
    .from(leaves)
    .where(
      and(
        eq(leaves.organizationId, organizationId),
        eq(leaves.personId, personId),
        sql`${leaves.state} in ('pending', 'approved')`,
        lt(leaves.startsAt, endsAt),
        gt(leaves.endsAt, startsAt),
      ),
    )
    .limit(1);
  return found ?? null;
}

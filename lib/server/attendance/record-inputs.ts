import "server-only";
import { and, eq, gt, gte, lt, lte, type SQL } from "drizzle-orm";
import { attendanceRecords, eventDecisions, recordDecisions, timeEvents } from "@/db/schema/attendance";
import { devices } from "@/db/schema/devices";
import { leaves, leaveTypes } from "@/db/schema/leave";
import { obligations } from "@/db/schema/obligations";
import { policies } from "@/db/schema/policies";
import type { Obligation } from "@/lib/domain/attendance/obligation";
import { DEFAULT_CLASS_POLICY, DEFAULT_SHIFT_POLICY } from "@/lib/domain/attendance/policy";
import type { AttendanceEvent, Decision, LeaveSpan, MakeUp } from "@/lib/domain/attendance/record";
import { anyOf } from "../any-of";
import type { Transaction } from "../database";
import { groupBy } from "./group-by";
import { policyOf } from "./rulebook";

export type ObligationRow = typeof obligations.$inferSelect;

/** A stored obligation with what the domain makes of it. */
export type LoadedObligation = Obligation & { row: ObligationRow };

/** An event with whose it is and what it is pinned to: somebody said what it counts for. */
export type LoadedEvent = AttendanceEvent & { personId: string; pinnedTo: string | null };

/** A kiosk that may still report, and the unit whose people it serves (null: everybody's). */
export type ReportingDevice = { id: string; unitId: string | null; reportedThrough: number | null };

/** Obligations that a condition on them selects, with the policies they were frozen with. */
export async function loadObligations(
  tx: Transaction,
  organizationId: string,
  condition: SQL | undefined,
): Promise<LoadedObligation[]> {
  const found = await tx
    .select({ row: obligations, policy: policies })
    .from(obligations)
    .leftJoin(
      policies,
      and(
        eq(policies.organizationId, obligations.organizationId),
        eq(policies.id, obligations.policyId),
        eq(policies.version, obligations.policyVersion),
      ),
    )
    .where(and(eq(obligations.organizationId, organizationId), condition));
  return found.map(({ row, policy }) => obligationOf(row, policy));
}

/** A stored obligation as the domain has it. */
export function obligationOf(
  row: ObligationRow,
  policy: typeof policies.$inferSelect | null,
): LoadedObligation {
  const builtIn = row.kind === "shift" ? DEFAULT_SHIFT_POLICY : DEFAULT_CLASS_POLICY;
  return {
    id: row.id,
    personId: row.personId,
    kind: row.kind,
    workDate: row.workDate,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    windowFrom: row.windowFrom.getTime(),
    windowTo: row.windowTo.getTime(),
    timeZone: row.timeZone,
    breakMinutes: row.breakMinutes,
    policy: policy ? policyOf(policy) : builtIn,
    state: row.state === "cancelled" ? "cancelled" : "expected",
    makeUpFor: row.makeUpFor,
    row,
  };
}

/** A window begins at most a day before the start and ends at most a day after the end, and nothing lasts longer than a day. */
const WINDOW_REACH_MS = 72 * 3_600_000;

/** Obligations of these people whose window touches a span; their starts, which the index has, are bounded with it. */
export function touching(
  personIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): SQL | undefined {
  return and(
    anyOf(obligations.personId, personIds),
    gte(obligations.startsAt, new Date(from.getTime() - WINDOW_REACH_MS)),
    lte(obligations.startsAt, new Date(to.getTime() + WINDOW_REACH_MS)),
    lte(obligations.windowFrom, to),
    gte(obligations.windowTo, from),
  );
}

/** Every event of these people in a span, and those that somebody decided to be theirs, with what holds for them now. */
export async function loadEvents(
  tx: Transaction,
  organizationId: string,
  { personIds, from, to }: { personIds: readonly string[]; from: Date; to: Date },
): Promise<LoadedEvent[]> {
  const seen = await tx
    .select()
    .from(timeEvents)
    .where(
      and(
        eq(timeEvents.organizationId, organizationId),
        anyOf(timeEvents.personId, personIds),
        gte(timeEvents.occurredAt, from),
        lte(timeEvents.occurredAt, to),
      ),
    );
  const given = await tx
    .select({ event: timeEvents })
    .from(eventDecisions)
    .innerJoin(
      timeEvents,
      and(
        eq(timeEvents.organizationId, eventDecisions.organizationId),
        eq(timeEvents.id, eventDecisions.eventId),
      ),
    )
    .where(
      and(
        eq(eventDecisions.organizationId, organizationId),
        anyOf(eventDecisions.personId, personIds),
        gte(timeEvents.occurredAt, from),
        lte(timeEvents.occurredAt, to),
      ),
    );
  const all = new Map([...seen, ...given.map(({ event }) => event)].map((event) => [event.id, event]));
  const decided = await latestDecisions(tx, organizationId, [...all.keys()]);
  const wanted = new Set(personIds);
  return [...all.values()].flatMap((event) => {
    const decision = decided.get(event.id);
    const personId = decision?.decision === "accept" ? (decision.personId ?? event.personId) : event.personId;
    if (personId === null || !wanted.has(personId)) return [];
    const saidByStaff = event.method === "manual" ? event.obligationId : null;
    return {
      id: event.id,
      personId,
      occurredAt: event.occurredAt.getTime(),
      direction: event.kind,
      disposition: decision ? DECIDED[decision.decision] : event.disposition,
      pinnedTo: decision?.decision === "accept" ? decision.obligationId : saidByStaff,
    };
  });
}

const DECIDED = { accept: "accepted", reject: "rejected", void: "voided" } as const;

/** The decision in force about each event: the latest. */
export async function latestDecisions(tx: Transaction, organizationId: string, eventIds: readonly string[]) {
  if (eventIds.length === 0) return new Map<string, typeof eventDecisions.$inferSelect>();
  const found = await tx
    .select()
    .from(eventDecisions)
    .where(and(eq(eventDecisions.organizationId, organizationId), anyOf(eventDecisions.eventId, eventIds)))
    .orderBy(eventDecisions.decidedAt, eventDecisions.id);
  return new Map(found.map((decision) => [decision.eventId, decision]));
}

/** Approved leave of these people that touches a span, by person. */
export async function loadLeaves(
  tx: Transaction,
  organizationId: string,
  { personIds, from, to }: { personIds: readonly string[]; from: Date; to: Date },
): Promise<Map<string, LeaveSpan[]>> {
  const found = await tx
    .select({ leave: leaves, excusal: leaveTypes.excusal })
    .from(leaves)
    .innerJoin(
      leaveTypes,
      and(eq(leaveTypes.organizationId, leaves.organizationId), eq(leaveTypes.id, leaves.typeId)),
    )
    .where(
      and(
        eq(leaves.organizationId, organizationId),
        anyOf(leaves.personId, personIds),
        eq(leaves.state, "approved"),
        lt(leaves.startsAt, to),
        gt(leaves.endsAt, from),
      ),
    );
  return groupBy(
    found,
    ({ leave }) => leave.personId,
    ({ leave, excusal }) => ({
      id: leave.id,
      from: leave.startsAt.getTime(),
      to: leave.endsAt.getTime(),
      excusal,
      state: "approved" as const,
    }),
  );
}

/** What was decided by hand about these obligations, by obligation. */
export async function loadDecisions(
  tx: Transaction,
  organizationId: string,
  obligationIds: readonly string[],
): Promise<Map<string, Decision[]>> {
  const found = await tx
    .select()
    .from(recordDecisions)
    .where(
      and(
        eq(recordDecisions.organizationId, organizationId),
        anyOf(recordDecisions.obligationId, obligationIds),
      ),
    );
  return groupBy(
    found,
    (row) => row.obligationId,
    ({ id, kind, decidedAt, decidedBy: by, sets }) => ({
      id,
      kind,
      decidedAt: decidedAt.getTime(),
      by,
      sets,
    }),
  );
}

/** The second chances of these obligations and what they came to, by the obligation that was missed. */
export async function loadMakeUps(
  tx: Transaction,
  organizationId: string,
  obligationIds: readonly string[],
): Promise<Map<string, MakeUp[]>> {
  const found = await tx
    .select({ id: obligations.id, makeUpFor: obligations.makeUpFor, presence: attendanceRecords.presence })
    .from(obligations)
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.organizationId, obligations.organizationId),
        eq(attendanceRecords.obligationId, obligations.id),
      ),
    )
    .where(and(eq(obligations.organizationId, organizationId), anyOf(obligations.makeUpFor, obligationIds)));
  return groupBy(
    found,
    (row) => row.makeUpFor ?? "",
    ({ id, presence }) => ({ obligationId: id, presence: presence ?? "not_yet" }),
  );
}

/** The active kiosks and until when each has reported. */
export async function loadReportingDevices(
  tx: Transaction,
  organizationId: string,
): Promise<ReportingDevice[]> {
  const found = await tx
    .select({ id: devices.id, unitId: devices.unitId, seen: devices.lastSeenAt })
    .from(devices)
    .where(and(eq(devices.organizationId, organizationId), eq(devices.state, "active")));
  return found.map(({ id, unitId, seen }) => ({
    id,
    unitId,
    reportedThrough: seen?.getTime() ?? null,
  }));
}

import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { alertRules, outbox } from "@/db/schema/alerts";
import {
  type AlertRule,
  type AlertToBe,
  alertsDue,
  compareAlerts,
} from "@/lib/domain/attendance/alert-rules";
import { anyOf } from "../any-of";
import type { RecordChange } from "../attendance/recompute-records";
import type { Rulebook } from "../attendance/rulebook";
import { loadStatusCodes } from "../attendance/status-codes";
import type { Transaction } from "../database";
import { type Course, loadCourses } from "./alert-courses";
import { resolveRecipients } from "./alert-recipients";

type RuleRow = typeof alertRules.$inferSelect;
type OutboxRow = typeof outbox.$inferSelect;

/** People whose course of attendance is looked at together. */
const BATCH = 20;
const INSERTS = 500;

/**
 * What changed records mean for the outbox: final ones raise alerts, once for each rule, obligation, recipient and channel; an alert whose
 * cause is gone is dropped, or taken back by a retraction when it was sent already.
 */
export async function settleAlerts(
  tx: Transaction,
  rulebook: Rulebook,
  changes: readonly RecordChange[],
  now: Date,
): Promise<void> {
  const organizationId = rulebook.organization.id;
  const relevant = changes.filter(
    ({ before, after }) => after.state === "final" || before?.state === "final",
  );
  if (relevant.length === 0) return;
  const rules = await tx
    .select()
    .from(alertRules)
    .where(and(eq(alertRules.organizationId, organizationId), eq(alertRules.active, true)));
  if (rules.length === 0) return;
  const counting = {
    codes: await loadStatusCodes(tx, organizationId),
    dropLowest: rulebook.organization.dropLowest,
  };
  const people = [...new Set(relevant.map(({ after }) => after.personId))];
  for (let i = 0; i < people.length; i += BATCH) {
    const some = new Set(people.slice(i, i + BATCH));
    const own = relevant.filter(({ after }) => some.has(after.personId));
    const courses = await loadCourses(tx, rulebook, own, { wholeTerm: rules.some(needsCourse), now });
    const due = courses.flatMap((course) =>
      alertsDue(course.entries, rulesFor(course, rules, rulebook), counting).map((alert) => ({
        ...alert,
        course,
      })),
    );
    await write(tx, rulebook, { courses, due, rules, now });
  }
}

function needsCourse({ trigger }: RuleRow): boolean {
  return trigger.kind !== "absent" && trigger.kind !== "late";
}

function rulesFor({ unitId }: Course, rules: readonly RuleRow[], rulebook: Rulebook): AlertRule[] {
  const path = rulebook.unitPath(unitId);
  return rules
    .filter((rule) => rule.unitId === null || path.includes(rule.unitId))
    .map(({ id, trigger, recipients }) => ({ id, when: trigger, recipients }));
}

type Due = AlertToBe & { course: Course };

async function write(
  tx: Transaction,
  rulebook: Rulebook,
  { courses, due, rules, now }: { courses: Course[]; due: Due[]; rules: RuleRow[]; now: Date },
): Promise<void> {
  const organizationId = rulebook.organization.id;
  const raised = await findRaised(
    tx,
    organizationId,
    courses.flatMap(({ obligationIds }) => obligationIds),
  );
  const asRaised = raised.map((row) => ({
    row,
    ruleId: row.ruleId,
    obligationId: row.obligationId,
    recipient: row.recipientKind,
  }));
  const active = new Set(rules.map(({ id }) => id));
  const { raise, retract } = compareAlerts(due, asRaised);
  const rows: (typeof outbox.$inferInsert)[] = [];
  for (const alert of raise as Due[]) {
    const recipients = await resolveRecipients(tx, organizationId, alert, alert.course);
    const channels = rules.find(({ id }) => id === alert.ruleId)?.channels ?? [];
    for (const recipientId of recipients)
      for (const channel of channels)
        rows.push({
          organizationId,
          id: uuidv7(),
          ruleId: alert.ruleId,
          obligationId: alert.obligationId,
          personId: alert.course.personId,
          recipientKind: alert.recipient,
          recipientId,
          channel,
          kind: "alert",
          facts: alert.reason,
          state: "pending",
          createdAt: now,
          notBefore: now,
        });
  }
  await insertOnce(tx, rows);
  await takeBack(
    tx,
    retract.map(({ row }) => row).filter(({ ruleId }) => active.has(ruleId)),
    now,
  );
}

/** Alerts about these obligations that still stand: neither dropped nor taken back. */
async function findRaised(
  tx: Transaction,
  organizationId: string,
  obligationIds: string[],
): Promise<OutboxRow[]> {
  if (obligationIds.length === 0) return [];
  const found = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.organizationId, organizationId), anyOf(outbox.obligationId, obligationIds)));
  const takenBack = new Set(found.filter(({ kind }) => kind === "retraction").map(keyOf));
  return found.filter((row) => row.kind === "alert" && row.state !== "dropped" && !takenBack.has(keyOf(row)));
}

function keyOf({ ruleId, obligationId, recipientKind, recipientId, channel }: OutboxRow): string {
  return JSON.stringify([ruleId, obligationId, recipientKind, recipientId, channel]);
}

async function insertOnce(tx: Transaction, rows: (typeof outbox.$inferInsert)[]): Promise<void> {
  for (let i = 0; i < rows.length; i += INSERTS)
    await tx
      .insert(outbox)
      .values(rows.slice(i, i + INSERTS))
      .onConflictDoNothing();
}

async function takeBack(tx: Transaction, gone: readonly OutboxRow[], now: Date): Promise<void> {
  const pending = gone.filter(({ state }) => state === "pending");
  for (const { organizationId, id } of pending)
    await tx
      .update(outbox)
      .set({ state: "dropped" })
      .where(and(eq(outbox.organizationId, organizationId), eq(outbox.id, id), eq(outbox.state, "pending")));
  const told = gone.filter(({ state }) => state === "sent" || state === "sending");
  await insertOnce(
    tx,
    told.map((row) => ({
      ...row,
      id: uuidv7(),
      kind: "retraction" as const,
      state: "pending" as const,
      attempts: 0,
      createdAt: now,
      notBefore: now,
      sentAt: null,
      failure: null,
    })),
  );
}

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { corrections } from "./corrections";
import { devices } from "./devices";
import { obligations } from "./obligations";
import { organizationId } from "./organization-id";
import { accounts, persons } from "./people";

/**
 * Append-only: somebody was seen, or somebody says so. `deviceEventId` is minted by the kiosk (idempotency). `score` and `margin`
 * (cosine) stay on the server. `disposition` says what it counted for when it came, `reason` why; what was decided later stands in
 * event_decisions.
 */
export const timeEvents = pgTable(
  "time_events",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    deviceId: uuid("device_id"),
    deviceEventId: uuid("device_event_id"),
    /** Null while nobody could be told from `candidateIds` (look-alikes). */
    personId: uuid("person_id"),
    candidateIds: jsonb("candidate_ids").$type<string[]>(),
    obligationId: uuid("obligation_id"),
    kind: text({ enum: ["IN", "OUT", "SEEN"] }).notNull(),
    method: text({ enum: ["face", "face_pin", "manual", "self", "import"] }).notNull(),
    assurance: text({ enum: ["T0", "T1", "T2", "staff", "import"] }).notNull(),
    occurredAt: timestamp("occurred_at", { withTimezone: true }).notNull(),
    deviceTime: timestamp("device_time", { withTimezone: true }),
    clockSuspect: boolean("clock_suspect").notNull(),
    timeZone: text("time_zone").notNull(),
    offsetMinutes: integer("offset_minutes").notNull(),
    modelId: text("model_id"),
    modelVersion: text("model_version"),
    score: real(),
    margin: real(),
    disposition: text({ enum: ["accepted", "duplicate", "review", "rejected"] }).notNull(),
    reason: text(),
    /** Who said so, of a manual event. */
    recordedBy: uuid("recorded_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("time_events_once").on(table.organizationId, table.deviceId, table.deviceEventId),
    index("time_events_by_person").on(table.organizationId, table.personId, table.occurredAt),
    index("time_events_by_obligation")
      .on(table.organizationId, table.obligationId)
      .where(sql`${table.obligationId} is not null`),
    index("time_events_review")
      .on(table.organizationId, table.occurredAt)
      .where(sql`${table.disposition} = 'review'`),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.recordedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    check("time_events_source", sql`(${table.deviceId} is null) = (${table.deviceEventId} is null)`),
  ],
);

/**
 * Append-only: what somebody decided about an event afterwards. The latest row of an event holds. A device decides where one of people who
 * look alike typed their PIN: the event that waited is rejected, because another one (`reason`) is theirs.
 */
export const eventDecisions = pgTable(
  "event_decisions",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    eventId: uuid("event_id").notNull(),
    decision: text({ enum: ["accept", "reject", "void"] }).notNull(),
    /**
     * Whose it is and what it counts for, of an acceptance; without an obligation it is kept as extra attendance. Of a rejection by a
     * device, who typed the PIN.
     */
    personId: uuid("person_id"),
    obligationId: uuid("obligation_id"),
    reason: text().notNull(),
    decidedBy: uuid("decided_by"),
    decidedByDevice: uuid("decided_by_device"),
    decidedAt: timestamp("decided_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("event_decisions_by_event").on(table.organizationId, table.eventId),
    index("event_decisions_by_person").on(table.organizationId, table.personId),
    index("event_decisions_by_obligation")
      .on(table.organizationId, table.obligationId)
      .where(sql`${table.obligationId} is not null`),
    foreignKey({
      columns: [table.organizationId, table.eventId],
      foreignColumns: [timeEvents.organizationId, timeEvents.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.decidedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.decidedByDevice],
      foreignColumns: [devices.organizationId, devices.id],
    }),
    check("event_decisions_by_one", sql`(${table.decidedBy} is null) <> (${table.decidedByDevice} is null)`),
  ],
);

/** What a status is made of, stored as the domain has it (lib/domain/attendance/record.ts). */
export type DecisionSets =
  | {
      type: "status";
      presence: "present" | "absent";
      late: boolean;
      leftEarly: boolean;
      lateMinutes: number | null;
      excusal: "none" | "excused" | "on_leave" | null;
    }
  | { type: "times"; firstIn: number | null; lastOut: number | null }
  | { type: "excusal"; excusal: "none" | "excused" | "on_leave" }
  | { type: "cleared" };

/** Append-only: what somebody decided about a record: a teacher's mark, an approved correction, an administrator's override. */
export const recordDecisions = pgTable(
  "record_decisions",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    obligationId: uuid("obligation_id").notNull(),
    kind: text({ enum: ["mark", "correction", "override"] }).notNull(),
    /** How whoever decided came to it: `roll_call` where the camera had named faces and they confirmed. */
    method: text({ enum: ["hand", "roll_call"] })
      .notNull()
      .default("hand"),
    sets: jsonb().$type<DecisionSets>().notNull(),
    note: text(),
    correctionId: uuid("correction_id"),
    decidedBy: uuid("decided_by").notNull(),
    decidedAt: timestamp("decided_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("record_decisions_by_obligation").on(table.organizationId, table.obligationId),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.correctionId],
      foreignColumns: [corrections.organizationId, corrections.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.decidedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

const presence = { enum: ["present", "absent", "not_yet"] } as const;
const excusal = { enum: ["none", "excused", "on_leave"] } as const;

/**
 * What an obligation came to. `computed*` is what the evidence alone says, `override*` what somebody decided instead (it survives every
 * recompute), the plain columns are the two together. `inputsHash` is equal for equal inputs; `explain` holds the facts of the sentences
 * that explain it. Person, section, unit, date and start are the obligation's, so that a register reads one table.
 */
export const attendanceRecords = pgTable(
  "attendance_records",
  {
    organizationId: organizationId(),
    obligationId: uuid("obligation_id").notNull(),
    personId: uuid("person_id").notNull(),
    sectionId: uuid("section_id"),
    unitId: uuid("unit_id"),
    workDate: date("work_date").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    presence: text(presence).notNull(),
    late: boolean().notNull(),
    leftEarly: boolean("left_early").notNull(),
    excusal: text(excusal).notNull(),
    computedPresence: text("computed_presence", presence).notNull(),
    computedLate: boolean("computed_late").notNull(),
    computedLeftEarly: boolean("computed_left_early").notNull(),
    computedExcusal: text("computed_excusal", excusal).notNull(),
    overridePresence: text("override_presence", presence),
    overrideLate: boolean("override_late"),
    overrideLeftEarly: boolean("override_left_early"),
    overrideExcusal: text("override_excusal", excusal),
    overrideDecisionId: uuid("override_decision_id"),
    firstIn: timestamp("first_in", { withTimezone: true }),
    lastOut: timestamp("last_out", { withTimezone: true }),
    /** Check-out was required and none came; `assumedOut` closes it without inventing an event. */
    missingOut: boolean("missing_out").notNull(),
    assumedOut: timestamp("assumed_out", { withTimezone: true }),
    lateMinutes: integer("late_minutes").notNull(),
    earlyMinutes: integer("early_minutes").notNull(),
    presentMinutes: integer("present_minutes").notNull(),
    /** Of a shift: present minutes less the break, and minutes before its start and after its end. */
    workedMinutes: integer("worked_minutes").notNull(),
    outsideMinutes: integer("outside_minutes").notNull(),
    /** Events that say something else than the decision in force. */
    evidenceBeside: jsonb("evidence_beside").$type<{
      firstIn: number | null;
      lastOut: number | null;
      eventIds: string[];
    }>(),
    madeUpBy: uuid("made_up_by"),
    state: text({ enum: ["provisional", "final"] }).notNull(),
    policyVersion: integer("policy_version").notNull(),
    inputsHash: text("inputs_hash").notNull(),
    explain: jsonb().$type<{ code: string; facts: Record<string, unknown> }[]>().notNull(),
    computedAt: timestamp("computed_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.obligationId] }),
    index("attendance_records_by_person").on(table.organizationId, table.personId, table.startsAt),
    index("attendance_records_by_section").on(table.organizationId, table.sectionId, table.workDate),
    index("attendance_records_by_unit").on(table.organizationId, table.unitId, table.workDate),
    index("attendance_records_by_date").on(table.organizationId, table.workDate),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.overrideDecisionId],
      foreignColumns: [recordDecisions.organizationId, recordDecisions.id],
    }),
  ],
);

import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { persons } from "./people";
import { policies } from "./policies";
import { sections } from "./sections";
import { shiftAssignments } from "./shifts";
import { classSessions } from "./timetable";
import { units } from "./units";

/**
 * Who is expected where and when: one row a person and session or shift slot, frozen when it opens, with the zone, the window and the
 * policy of that moment. Sections and units are those of that moment too, so that a later move changes nothing here.
 */
export const obligations = pgTable(
  "obligations",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    kind: text({ enum: ["class", "shift", "activity"] }).notNull(),
    sessionId: uuid("session_id"),
    assignmentId: uuid("assignment_id"),
    /** Of a split shift, which stretch of the day. */
    slot: integer().notNull().default(0),
    sectionId: uuid("section_id"),
    unitId: uuid("unit_id"),
    /** Local date of the start, at its place. */
    workDate: date("work_date").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    windowFrom: timestamp("window_from", { withTimezone: true }).notNull(),
    windowTo: timestamp("window_to", { withTimezone: true }).notNull(),
    timeZone: text("time_zone").notNull(),
    breakMinutes: integer("break_minutes").notNull().default(0),
    /** Null with version 0 is the built-in policy. */
    policyId: uuid("policy_id"),
    policyVersion: integer("policy_version").notNull(),
    /** The obligation of the same person that this one, of a make-up session, is a second chance for. */
    makeUpFor: uuid("make_up_for"),
    /** When its record is looked at next while it is not final: the end of the window, later while devices are waited for. */
    checkAt: timestamp("check_at", { withTimezone: true }).notNull(),
    /** `open` until its record is final; `cancelled` when its session was. */
    state: text({ enum: ["open", "final", "cancelled"] })
      .notNull()
      .default("open"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("obligations_once")
      .on(
        table.organizationId,
        table.personId,
        table.kind,
        table.sessionId,
        table.assignmentId,
        table.workDate,
        table.slot,
      )
      .nullsNotDistinct(),
    index("obligations_by_person").on(table.organizationId, table.personId, table.startsAt),
    index("obligations_by_session").on(table.organizationId, table.sessionId),
    index("obligations_make_up")
      .on(table.organizationId, table.makeUpFor)
      .where(sql`${table.makeUpFor} is not null`),
    index("obligations_by_date").on(table.organizationId, table.workDate),
    // What is still provisional is little at any time: finding it must not grow with the history.
    index("obligations_open").on(table.organizationId, table.windowTo).where(sql`${table.state} = 'open'`),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.sessionId],
      foreignColumns: [classSessions.organizationId, classSessions.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.assignmentId],
      foreignColumns: [shiftAssignments.organizationId, shiftAssignments.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.policyId, table.policyVersion],
      foreignColumns: [policies.organizationId, policies.id, policies.version],
    }),
    foreignKey({
      columns: [table.organizationId, table.makeUpFor],
      foreignColumns: [table.organizationId as AnyPgColumn, table.id as AnyPgColumn],
    }),
    check("obligations_range", sql`${table.startsAt} < ${table.endsAt}`),
    check(
      "obligations_of",
      sql`(${table.kind} = 'class') = (${table.sessionId} is not null) and (${table.kind} = 'shift') = (${table.assignmentId} is not null)`,
    ),
  ],
);

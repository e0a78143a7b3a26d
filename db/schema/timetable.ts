import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  time,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { accounts } from "./people";
import { policies } from "./policies";
import { sections } from "./sections";
import { units } from "./units";

/** A meeting that repeats, in local wall time; sessions are expanded from it per date with the zone of the pattern, unit or organisation. */
export const meetingPatterns = pgTable(
  "meeting_patterns",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    sectionId: uuid("section_id").notNull(),
    /** ISO weekdays (1 = Monday) on which it meets. */
    weekdays: jsonb().$type<number[]>().notNull(),
    localStart: time("local_start", { precision: 0 }).notNull(),
    /** Not after `localStart` means the next day. */
    localEnd: time("local_end", { precision: 0 }).notNull(),
    /** First date; every `intervalWeeks` weeks, counted from its week. `validTo` is exclusive, null = open (or the term's end). */
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    intervalWeeks: integer("interval_weeks").notNull().default(1),
    room: text(),
    /** IANA zone; null = the unit's, at last the organisation's. */
    timeZone: text("time_zone"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("meeting_patterns_by_section").on(table.organizationId, table.sectionId),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    check("meeting_patterns_interval", sql`${table.intervalWeeks} between 1 and 8`),
    check("meeting_patterns_range", sql`${table.validTo} is null or ${table.validFrom} < ${table.validTo}`),
  ],
);

/**
 * One meeting of a section: an instant range, with the wall date and zone it was expanded from; without a pattern it was set by hand.
 * `openedAt` is when its roster was frozen into obligations.
 */
export const classSessions = pgTable(
  "class_sessions",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    sectionId: uuid("section_id").notNull(),
    patternId: uuid("pattern_id"),
    localDate: date("local_date").notNull(),
    timeZone: text("time_zone").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    /** First and last instant at which a sighting counts for it. */
    windowFrom: timestamp("window_from", { withTimezone: true }).notNull(),
    windowTo: timestamp("window_to", { withTimezone: true }).notNull(),
    /** The policy it will be judged by; null with version 0 is the built-in one. */
    policyId: uuid("policy_id"),
    policyVersion: integer("policy_version").notNull().default(0),
    room: text(),
    state: text({ enum: ["scheduled", "cancelled"] })
      .notNull()
      .default("scheduled"),
    cancelReason: text("cancel_reason"),
    /** The session whose absences this one makes good. */
    makeupOf: uuid("makeup_of"),
    openedAt: timestamp("opened_at", { withTimezone: true }),
    rollTakenAt: timestamp("roll_taken_at", { withTimezone: true }),
    rollTakenBy: uuid("roll_taken_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("class_sessions_once").on(table.organizationId, table.patternId, table.localDate),
    index("class_sessions_by_date").on(table.organizationId, table.localDate),
    index("class_sessions_by_window").on(table.organizationId, table.windowTo),
    index("class_sessions_by_section").on(table.organizationId, table.sectionId, table.localDate),
    index("class_sessions_unopened")
      .on(table.organizationId, table.windowFrom)
      .where(sql`${table.openedAt} is null`),
    index("class_sessions_makeup")
      .on(table.organizationId, table.makeupOf)
      .where(sql`${table.makeupOf} is not null`),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.patternId],
      foreignColumns: [meetingPatterns.organizationId, meetingPatterns.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.makeupOf],
      foreignColumns: [table.organizationId as AnyPgColumn, table.id as AnyPgColumn],
    }),
    foreignKey({
      columns: [table.organizationId, table.rollTakenBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.policyId, table.policyVersion],
      foreignColumns: [policies.organizationId, policies.id, policies.version],
    }),
    check("class_sessions_range", sql`${table.startsAt} < ${table.endsAt}`),
  ],
);

/**
 * A day unlike others for the organisation (no scope), a unit with all below it, or a section. `closure`: nobody is expected.
 * `off_timetable`: open, but no classes of the timetable. `timing_change`: what usually begins at `usualStart` is held at other times
 * or not at all.
 */
export const calendarDays = pgTable(
  "calendar_days",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    unitId: uuid("unit_id"),
    sectionId: uuid("section_id"),
    localDate: date("local_date").notNull(),
    kind: text({ enum: ["closure", "timing_change", "off_timetable"] }).notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    times: jsonb()
      .$type<{ usualStart: string; held: { start: string; end: string } | null }[]>()
      .notNull()
      .default([]),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("calendar_days_once")
      .on(table.organizationId, table.localDate, table.unitId, table.sectionId)
      .nullsNotDistinct(),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    check("calendar_days_one_scope", sql`num_nonnulls(${table.unitId}, ${table.sectionId}) <= 1`),
  ],
);

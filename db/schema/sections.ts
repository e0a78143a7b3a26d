import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  time,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { persons } from "./people";
import { units } from "./units";

/** A class list or a team. */
export const sections = pgTable(
  "sections",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    unitId: uuid("unit_id"),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("sections_by_unit").on(table.organizationId, table.unitId),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
  ],
);

/** Roster with dates: who learns or teaches in a section, and from when to when (`validTo` exclusive, null = open). */
export const sectionMembers = pgTable(
  "section_members",
  {
    organizationId: organizationId(),
    sectionId: uuid("section_id").notNull(),
    personId: uuid("person_id").notNull(),
    role: text({ enum: ["learner", "teacher"] }).notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.sectionId, table.personId, table.validFrom] }),
    index("section_members_by_person").on(table.organizationId, table.personId),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
  ],
);

/** A weekly or daily meeting in local wall time; sessions are expanded from it per date with the organisation's zone. */
export const meetingPatterns = pgTable(
  "meeting_patterns",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    sectionId: uuid("section_id").notNull(),
    /** ISO weekday 1-7, or 0 for every day. */
    weekday: text({ enum: ["0", "1", "2", "3", "4", "5", "6", "7"] }).notNull(),
    localStart: time("local_start", { precision: 0 }).notNull(),
    /** Earlier than `localStart` means the next day. */
    localEnd: time("local_end", { precision: 0 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
  ],
);

/** One meeting of a section: an instant range, with the wall date and zone it was expanded from. */
export const classSessions = pgTable(
  "class_sessions",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    sectionId: uuid("section_id").notNull(),
    patternId: uuid("pattern_id").notNull(),
    localDate: date("local_date").notNull(),
    timeZone: text("time_zone").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    /** First and last instant at which a sighting counts for it. */
    windowFrom: timestamp("window_from", { withTimezone: true }).notNull(),
    windowTo: timestamp("window_to", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("class_sessions_once").on(table.organizationId, table.patternId, table.localDate),
    index("class_sessions_by_date").on(table.organizationId, table.localDate),
    index("class_sessions_by_window").on(table.organizationId, table.windowTo),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.patternId],
      foreignColumns: [meetingPatterns.organizationId, meetingPatterns.id],
    }),
    check("class_sessions_range", sql`${table.startsAt} < ${table.endsAt}`),
  ],
);

/** Who is expected where: the roster of a session, one row a person. Records and Today are read against it. */
export const obligations = pgTable(
  "obligations",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    sessionId: uuid("session_id").notNull(),
    personId: uuid("person_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("obligations_once").on(table.organizationId, table.sessionId, table.personId),
    index("obligations_by_person").on(table.organizationId, table.personId),
    foreignKey({
      columns: [table.organizationId, table.sessionId],
      foreignColumns: [classSessions.organizationId, classSessions.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
  ],
);

import {
  type AnyPgColumn,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { persons } from "./people";

/** A school, campus, department or site: a tree below the organisation. What is null is the parent's, at last the organisation's. */
export const units = pgTable(
  "units",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    parentId: uuid("parent_id"),
    kind: text({ enum: ["school", "campus", "department", "site"] }).notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    /** IANA zone. */
    timeZone: text("time_zone"),
    /** ISO weekdays (1 = Monday) that are days off. */
    weekendDays: jsonb("weekend_days").$type<number[]>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      columns: [table.organizationId, table.parentId],
      foreignColumns: [table.organizationId as AnyPgColumn, table.id as AnyPgColumn],
    }),
  ],
);

/**
 * What a person is where and when: a role, in a unit or (null) in the whole organisation, from one day to another (`validTo` exclusive,
 * null = open). A person can have several. A teacher's unit is one that he or she supervises; sections that he or she teaches are on the
 * rosters. `operator` creates organisations and is given only at the console of the server.
 */
export const affiliations = pgTable(
  "affiliations",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    role: text({ enum: ["administrator", "teacher", "student", "operator"] }).notNull(),
    unitId: uuid("unit_id"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("affiliations_by_person").on(table.organizationId, table.personId),
    index("affiliations_by_unit").on(table.organizationId, table.unitId),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
  ],
);

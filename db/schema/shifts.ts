import { sql } from "drizzle-orm";
import {
  check,
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
import { units } from "./units";

/** Stretches of work by ISO weekday (1-7) in local wall time; an end not after its start is the next day's. */
export type ShiftSegments = Partial<Record<number, { start: string; end: string; breakMinutes: number }[]>>;

/** A way to work: several segments a day are a split shift. */
export const shiftTemplates = pgTable(
  "shift_templates",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    unitId: uuid("unit_id"),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    segments: jsonb().$type<ShiftSegments>().notNull(),
    /** IANA zone; null = the unit's, at last the organisation's. */
    timeZone: text("time_zone"),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
  ],
);

/** Who works a template from when to when (`validTo` exclusive, null = open). */
export const shiftAssignments = pgTable(
  "shift_assignments",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    templateId: uuid("template_id").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("shift_assignments_by_person").on(table.organizationId, table.personId),
    index("shift_assignments_by_template").on(table.organizationId, table.templateId),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.templateId],
      foreignColumns: [shiftTemplates.organizationId, shiftTemplates.id],
    }),
    check("shift_assignments_range", sql`${table.validTo} is null or ${table.validFrom} < ${table.validTo}`),
  ],
);

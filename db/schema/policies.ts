import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { accounts } from "./people";
import { sections } from "./sections";
import { shiftTemplates } from "./shifts";
import { units } from "./units";

/**
 * One version of the attendance rules of a scope: a section, a shift template, a unit or (all null) the organisation. `id` names the
 * policy, `version` grows with every change; a version is in force from `validFrom` until the next one's. Rows are never changed. Where no
 * scope has a version, the built-in defaults hold (version 0, no row).
 */
export const policies = pgTable(
  "policies",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    version: integer().notNull(),
    unitId: uuid("unit_id"),
    sectionId: uuid("section_id"),
    shiftTemplateId: uuid("shift_template_id"),
    validFrom: date("valid_from").notNull(),
    graceInMinutes: integer("grace_in_minutes").notNull(),
    /** Minutes after the start after which an arrival is `absentAfterMeans`; null = never. */
    absentAfterMinutes: integer("absent_after_minutes"),
    absentAfterMeans: text("absent_after_means", { enum: ["absent", "late"] }).notNull(),
    graceOutMinutes: integer("grace_out_minutes").notNull(),
    checkoutRequired: boolean("checkout_required").notNull(),
    dedupeSeconds: integer("dedupe_seconds").notNull(),
    windowBeforeMinutes: integer("window_before_minutes").notNull(),
    windowAfterMinutes: integer("window_after_minutes").notNull(),
    /** How long an absence stays provisional while a device has not reported, at most. */
    holdForOfflineMinutes: integer("hold_for_offline_minutes").notNull(),
    /** What a late attendance counts in a rate, 0 to 1. */
    lateCountsAs: real("late_counts_as").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    createdBy: uuid("created_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id, table.version] }),
    unique("policies_scope")
      .on(table.organizationId, table.unitId, table.sectionId, table.shiftTemplateId, table.version)
      .nullsNotDistinct(),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.shiftTemplateId],
      foreignColumns: [shiftTemplates.organizationId, shiftTemplates.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.createdBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    check(
      "policies_one_scope",
      sql`num_nonnulls(${table.unitId}, ${table.sectionId}, ${table.shiftTemplateId}) <= 1`,
    ),
  ],
);

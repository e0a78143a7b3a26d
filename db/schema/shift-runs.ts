import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { policies } from "./policies";
import { shiftTemplates } from "./shifts";

/** One segment of a shift template on one date, as a session is one meeting of a section: when it opens, its people are frozen. */
export const shiftRuns = pgTable(
  "shift_runs",
  {
    organizationId: organizationId(),
    templateId: uuid("template_id").notNull(),
    localDate: date("local_date").notNull(),
    slot: integer().notNull(),
    timeZone: text("time_zone").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    windowFrom: timestamp("window_from", { withTimezone: true }).notNull(),
    windowTo: timestamp("window_to", { withTimezone: true }).notNull(),
    breakMinutes: integer("break_minutes").notNull(),
    policyId: uuid("policy_id"),
    policyVersion: integer("policy_version").notNull(),
    openedAt: timestamp("opened_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.templateId, table.localDate, table.slot] }),
    index("shift_runs_by_window").on(table.organizationId, table.windowTo),
    index("shift_runs_unopened")
      .on(table.organizationId, table.windowFrom)
      .where(sql`${table.openedAt} is null`),
    foreignKey({
      columns: [table.organizationId, table.templateId],
      foreignColumns: [shiftTemplates.organizationId, shiftTemplates.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.policyId, table.policyVersion],
      foreignColumns: [policies.organizationId, policies.id, policies.version],
    }),
    check("shift_runs_range", sql`${table.startsAt} < ${table.endsAt}`),
  ],
);

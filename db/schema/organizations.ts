import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** A tenant. Every other table leads with its id. */
export const organizations = pgTable("organizations", {
  id: uuid().primaryKey(),
  nameAr: text("name_ar").notNull(),
  nameEn: text("name_en").notNull(),
  timeZone: text("time_zone").notNull(),
  /** ISO weekdays (1 = Monday) that are days off. */
  weekendDays: jsonb("weekend_days").$type<number[]>().notNull(),
  /** Attendance policy now in force; `policyVersion` grows with every change and is stored with each record. */
  policyVersion: integer("policy_version").notNull().default(1),
  graceMinutes: integer("grace_minutes").notNull().default(5),
  windowBeforeMinutes: integer("window_before_minutes").notNull().default(15),
  /** Whether administrators without a second factor keep none of their abilities until they set one up. */
  requiresSecondFactor: boolean("requires_second_factor").notNull().default(false),
  /** Which keys the face templates have now; a re-key raises it. */
  templateEpoch: integer("template_epoch").notNull().default(1),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});

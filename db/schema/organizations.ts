import { boolean, date, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** A tenant. Every other table leads with its id. */
export const organizations = pgTable("organizations", {
  id: uuid().primaryKey(),
  nameAr: text("name_ar").notNull(),
  nameEn: text("name_en").notNull(),
  timeZone: text("time_zone").notNull(),
  /** ISO weekdays (1 = Monday) that are days off. */
  weekendDays: jsonb("weekend_days").$type<number[]>().notNull(),
  /** How rates are counted: this many of the worst are forgiven, and below this percentage somebody is at risk. */
  dropLowest: integer("drop_lowest").notNull().default(0),
  atRiskPercent: integer("at_risk_percent").notNull().default(85),
  /** The last date up to which sessions and shifts have been expanded from the timetable. */
  scheduledThrough: date("scheduled_through"),
  /** Whether administrators without a second factor keep none of their abilities until they set one up. */
  requiresSecondFactor: boolean("requires_second_factor").notNull().default(false),
  /** Whether people may check in on devices of their own, with the class code of the room and their face (1:1). */
  selfCheckIn: boolean("self_check_in").notNull().default(false),
  /** Which keys the face templates have now; a re-key raises it. */
  templateEpoch: integer("template_epoch").notNull().default(1),
  /** When kiosks ask for active steps, and for which; null: as the product comes. */
  livenessPolicy: jsonb("liveness_policy").$type<{
    stepShare: number;
    steps: ("turn_left" | "turn_right" | "nod" | "blink_twice" | "open_mouth" | "come_closer")[];
    askOnHint: boolean;
    colours: boolean;
  }>(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});

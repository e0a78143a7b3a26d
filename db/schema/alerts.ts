import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { obligations } from "./obligations";
import { organizationId } from "./organization-id";
import { persons } from "./people";
import { units } from "./units";

/** What sets an alert off (lib/domain/attendance/alert-rules.ts). */
export type AlertTriggerColumn =
  | { kind: "absent" }
  | { kind: "late"; fromMinutes: number }
  | { kind: "consecutive_absences"; count: number }
  | { kind: "rate_below"; percent: number; fromExpected: number }
  | { kind: "cannot_reach"; percent: number };

const recipient = { enum: ["person", "guardian", "teacher", "administrator"] } as const;

/** When somebody is to be told of somebody's attendance. */
export const alertRules = pgTable(
  "alert_rules",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    /** People expected in this unit and below it; null: everybody. */
    unitId: uuid("unit_id"),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    trigger: jsonb().$type<AlertTriggerColumn>().notNull(),
    recipients: jsonb().$type<(typeof recipient.enum)[number][]>().notNull(),
    channels: jsonb().$type<("mail" | "sms" | "push")[]>().notNull(),
    active: boolean().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
  ],
);

/**
 * What is to be sent, once for a rule, an obligation, a recipient and a channel; a later correction that takes the cause away adds one
 * `retraction`. Who sends takes `pending` rows whose `notBefore` has come.
 */
export const outbox = pgTable(
  "outbox",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    ruleId: uuid("rule_id").notNull(),
    obligationId: uuid("obligation_id").notNull(),
    /** Whom it is about, and who is told: guardians (null) are looked up when it is sent. */
    personId: uuid("person_id").notNull(),
    recipientKind: text("recipient_kind", recipient).notNull(),
    recipientId: uuid("recipient_id"),
    channel: text({ enum: ["mail", "sms", "push"] }).notNull(),
    kind: text({ enum: ["alert", "retraction"] }).notNull(),
    facts: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text({ enum: ["pending", "sending", "sent", "failed", "dropped"] }).notNull(),
    attempts: integer().notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    notBefore: timestamp("not_before", { withTimezone: true }).notNull(),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    failure: text(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("outbox_once")
      .on(
        table.organizationId,
        table.ruleId,
        table.obligationId,
        table.recipientKind,
        table.recipientId,
        table.channel,
        table.kind,
      )
      .nullsNotDistinct(),
    index("outbox_pending").on(table.organizationId, table.notBefore).where(sql`${table.state} = 'pending'`),
    index("outbox_by_obligation").on(table.organizationId, table.obligationId),
    foreignKey({
      columns: [table.organizationId, table.ruleId],
      foreignColumns: [alertRules.organizationId, alertRules.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.recipientId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
  ],
);

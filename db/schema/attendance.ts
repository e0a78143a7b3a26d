import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { devices } from "./devices";
import { organizationId } from "./organization-id";
import { persons } from "./people";
import { obligations } from "./sections";

/**
 * Append-only: somebody was seen. `deviceEventId` is minted by the kiosk (idempotency). `score` and `margin` (cosine) stay on the
 * server. `disposition` says what it counted for.
 */
export const timeEvents = pgTable(
  "time_events",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    deviceId: uuid("device_id").notNull(),
    deviceEventId: uuid("device_event_id").notNull(),
    personId: uuid("person_id").notNull(),
    obligationId: uuid("obligation_id"),
    kind: text({ enum: ["SEEN"] }).notNull(),
    method: text({ enum: ["face"] }).notNull(),
    assurance: text({ enum: ["T1"] }).notNull(),
    occurredAt: timestamp("occurred_at", { withTimezone: true }).notNull(),
    deviceTime: timestamp("device_time", { withTimezone: true }).notNull(),
    clockSuspect: boolean("clock_suspect").notNull(),
    timeZone: text("time_zone").notNull(),
    offsetMinutes: integer("offset_minutes").notNull(),
    modelId: text("model_id").notNull(),
    modelVersion: text("model_version").notNull(),
    score: real().notNull(),
    margin: real().notNull(),
    disposition: text({ enum: ["accepted", "duplicate", "no_session"] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("time_events_once").on(table.organizationId, table.deviceId, table.deviceEventId),
    index("time_events_by_person").on(table.organizationId, table.personId, table.occurredAt),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
  ],
);

/** What an obligation came to. `explain` holds the facts of the sentence that explains it (first seen, start, grace). */
export const attendanceRecords = pgTable(
  "attendance_records",
  {
    organizationId: organizationId(),
    obligationId: uuid("obligation_id").notNull(),
    presence: text({ enum: ["present"] }).notNull(),
    late: boolean().notNull(),
    lateMinutes: integer("late_minutes").notNull(),
    firstIn: timestamp("first_in", { withTimezone: true }).notNull(),
    policyVersion: integer("policy_version").notNull(),
    explain: jsonb().$type<{ firstSeen: string; start: string; graceMinutes: number }>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.obligationId] }),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
  ],
);

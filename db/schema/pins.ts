import {
  boolean,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { timeEvents } from "./attendance";
import { devices } from "./devices";
import { organizationId } from "./organization-id";
import { accounts, persons } from "./people";

/**
 * The PIN by which somebody whom a look alone cannot tell says who they are: only as keyed hash. `wrongInARow` counts wrong ones that were
 * typed where it was one of those asked for; too many close it until a new one is given.
 */
export const personPins = pgTable(
  "person_pins",
  {
    organizationId: organizationId(),
    personId: uuid("person_id").notNull(),
    hmac: text().notNull(),
    givenAt: timestamp("given_at", { withTimezone: true }).notNull(),
    givenBy: uuid("given_by").notNull(),
    wrongInARow: integer("wrong_in_a_row").notNull().default(0),
    lastWrongAt: timestamp("last_wrong_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.personId] }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.givenBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

/**
 * A kiosk was told to ask for a PIN: `id` is the mark's, `eventId` the event that waits for staff if no right one comes (an earlier one of
 * the same look-alikes, where that still waits). `askedAt` is when the person was seen, `deviceTime` what the device signed.
 */
export const pinAskings = pgTable(
  "pin_askings",
  {
    organizationId: organizationId(),
    deviceId: uuid("device_id").notNull(),
    id: uuid().notNull(),
    eventId: uuid("event_id").notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
    deviceTime: timestamp("device_time", { withTimezone: true }).notNull(),
    clockSuspect: boolean("clock_suspect").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.deviceId, table.id] }),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.eventId],
      foreignColumns: [timeEvents.organizationId, timeEvents.id],
    }),
  ],
);

/**
 * Every PIN that a kiosk sent in answer to an asking, with what it came to: the same again gets the same answer. `bodyHmac` is keyed and of
 * the whole token; the PIN is not kept.
 */
export const pinAnswers = pgTable(
  "pin_answers",
  {
    organizationId: organizationId(),
    deviceId: uuid("device_id").notNull(),
    id: uuid().notNull(),
    askingId: uuid("asking_id").notNull(),
    bodyHmac: text("body_hmac").notNull(),
    code: text().notNull(),
    outcome: json().$type<Record<string, unknown>>().notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.deviceId, table.id] }),
    index("pin_answers_by_asking").on(table.organizationId, table.deviceId, table.askingId),
    index("pin_answers_by_time").on(table.organizationId, table.deviceId, table.receivedAt),
    foreignKey({
      columns: [table.organizationId, table.deviceId, table.askingId],
      foreignColumns: [pinAskings.organizationId, pinAskings.deviceId, pinAskings.id],
    }),
  ],
);

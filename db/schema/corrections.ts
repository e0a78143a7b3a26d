import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { obligations } from "./obligations";
import { organizationId } from "./organization-id";
import { accounts, persons } from "./people";
import { units } from "./units";

/** A paper that goes with a request, kept as it came: PDF, JPEG or PNG, at most 2 MB. */
export const correctionFiles = pgTable(
  "correction_files",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    name: text().notNull(),
    mediaType: text("media_type", { enum: ["application/pdf", "image/jpeg", "image/png"] }).notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    bytes: bytea().notNull(),
    uploadedBy: uuid("uploaded_by").notNull(),
    uploadedAt: timestamp("uploaded_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.uploadedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    check("correction_files_size", sql`${table.size} between 1 and 2097152`),
  ],
);

/** What a request for a correction asks: another status, other times, or to be excused. Instants are ISO 8601 UTC. */
export type RequestedChange = {
  presence?: "present" | "absent";
  late?: boolean;
  leftEarly?: boolean;
  excusal?: "none" | "excused" | "on_leave";
  firstIn?: string;
  lastOut?: string;
};

/** Somebody asks that a record be corrected; decided once. `before` is what the record said then. */
export const corrections = pgTable(
  "corrections",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    obligationId: uuid("obligation_id").notNull(),
    personId: uuid("person_id").notNull(),
    kind: text({ enum: ["status", "times", "excuse"] }).notNull(),
    requested: jsonb().$type<RequestedChange>().notNull(),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    reasonCode: text("reason_code").notNull(),
    reason: text().notNull(),
    fileId: uuid("file_id"),
    requestedBy: uuid("requested_by").notNull(),
    requestedAt: timestamp("requested_at", { withTimezone: true }).notNull(),
    state: text({ enum: ["pending", "approved", "refused", "withdrawn"] }).notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: timestamp("decided_at", { withTimezone: true }),
    decisionReason: text("decision_reason"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("corrections_by_obligation").on(table.organizationId, table.obligationId),
    index("corrections_by_person").on(table.organizationId, table.personId, table.requestedAt),
    index("corrections_pending")
      .on(table.organizationId, table.requestedAt)
      .where(sql`${table.state} = 'pending'`),
    foreignKey({
      columns: [table.organizationId, table.obligationId],
      foreignColumns: [obligations.organizationId, obligations.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.fileId],
      foreignColumns: [correctionFiles.organizationId, correctionFiles.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.requestedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.decidedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    check("corrections_decided", sql`(${table.state} = 'pending') = (${table.decidedAt} is null)`),
  ],
);

/** Dates whose records nobody may change, of a unit and what is below it or (null) of the whole organisation; ended by a reopening. */
export const periodLocks = pgTable(
  "period_locks",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    unitId: uuid("unit_id"),
    fromDate: date("from_date").notNull(),
    /** The last day that is locked. */
    toDate: date("to_date").notNull(),
    reason: text().notNull(),
    lockedBy: uuid("locked_by").notNull(),
    lockedAt: timestamp("locked_at", { withTimezone: true }).notNull(),
    reopenedBy: uuid("reopened_by"),
    reopenedAt: timestamp("reopened_at", { withTimezone: true }),
    reopenReason: text("reopen_reason"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.lockedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.reopenedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    check("period_locks_range", sql`${table.fromDate} <= ${table.toDate}`),
  ],
);

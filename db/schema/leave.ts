import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { correctionFiles } from "./corrections";
import { organizationId } from "./organization-id";
import { accounts, persons } from "./people";

/** A reason to be away: what it makes of an absence, and whether a paper must come with it. */
export const leaveTypes = pgTable(
  "leave_types",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    code: text().notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    excusal: text({ enum: ["excused", "on_leave"] }).notNull(),
    fileRequired: boolean("file_required").notNull().default(false),
    retiredAt: timestamp("retired_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("leave_types_code").on(table.organizationId, table.code),
  ],
);

/** Somebody is away from one instant to another (part of a day too); counts once approved. */
export const leaves = pgTable(
  "leaves",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    typeId: uuid("type_id").notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
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
    index("leaves_by_person").on(table.organizationId, table.personId, table.endsAt),
    index("leaves_pending")
      .on(table.organizationId, table.requestedAt)
      .where(sql`${table.state} = 'pending'`),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.typeId],
      foreignColumns: [leaveTypes.organizationId, leaveTypes.id],
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
    check("leaves_range", sql`${table.startsAt} < ${table.endsAt}`),
    check("leaves_decided", sql`(${table.state} = 'pending') = (${table.decidedAt} is null)`),
  ],
);

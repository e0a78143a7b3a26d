import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
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
import { bytea } from "./bytea";
import { organizationId } from "./organization-id";

/** Somebody whose attendance is kept: a student or an employee. */
export const persons = pgTable(
  "persons",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    kind: text({ enum: ["student", "employee"] }).notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    number: text().notNull(),
    /** `left`: not expected any more since `leftOn`. `deleted`: names and number are placeholders, attendance history stays under them. */
    status: text({ enum: ["active", "left", "deleted"] })
      .notNull()
      .default("active"),
    leftOn: date("left_on"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("persons_number").on(table.organizationId, table.number),
  ],
);

/** The sign-in of a person. What it may do is said by the person's affiliations (units.ts). */
export const accounts = pgTable(
  "accounts",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    email: text().notNull(),
    /** Null for an account that signs in through OpenID Connect only. */
    passwordHash: text("password_hash"),
    /** Who it is at the organisation's OpenID Connect provider, since the first sign-in through it. */
    oidcSubject: text("oidc_subject"),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    personId: uuid("person_id").notNull(),
    active: boolean().notNull().default(true),
    /** Wrong passwords in a row, and when the last one came: they slow down and in the end lock the account. */
    failedSignIns: integer("failed_sign_ins").notNull().default(0),
    lastFailedAt: timestamp("last_failed_at", { withTimezone: true }),
    /** The secret of the second factor, sealed; in force since `totpEnabledAt`. A time step is good once. */
    totpSealed: bytea("totp_sealed"),
    totpEnabledAt: timestamp("totp_enabled_at", { withTimezone: true }),
    totpLastStep: bigint("totp_last_step", { mode: "number" }),
    /** Keyed hashes of the recovery codes not used yet. */
    recoveryHashes: jsonb("recovery_hashes").$type<string[]>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("accounts_email").on(table.organizationId, table.email),
    unique("accounts_oidc_subject").on(table.organizationId, table.oidcSubject),
    index("accounts_by_email").on(table.email),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
  ],
);

/** Append-only: who agreed to what, when, in which words. Withdrawal sets `withdrawnAt` once. */
export const consents = pgTable(
  "consents",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    purpose: text({ enum: ["face_attendance"] }).notNull(),
    textVersion: text("text_version").notNull(),
    language: text({ enum: ["ar", "en"] }).notNull(),
    givenBy: text("given_by", { enum: ["self", "guardian"] }).notNull(),
    giverName: text("giver_name").notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    givenAt: timestamp("given_at", { withTimezone: true }).notNull(),
    withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("consents_in_force")
      .on(table.organizationId, table.personId)
      .where(sql`${table.withdrawnAt} is null`),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.recordedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

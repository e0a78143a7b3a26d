import {
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { accounts, persons } from "./people";
import { units } from "./units";

/** A link that makes somebody a member of staff: the token (which begins with the organisation's id) only as SHA-256, one use. */
export const invitations = pgTable(
  "invitations",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    email: text().notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    role: text({ enum: ["administrator", "teacher"] }).notNull(),
    unitId: uuid("unit_id"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    tokenHash: text("token_hash").notNull(),
    /** Somebody who is here already and gets an account; null makes a new person. */
    personId: uuid("person_id"),
    /** Null: the operator of the platform, who has no account in this organisation. */
    invitedBy: uuid("invited_by"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("invitations_token").on(table.organizationId, table.tokenHash),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.invitedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
  ],
);

/** A link by which a forgotten password is replaced: the token only as SHA-256, ten minutes, one use. */
export const passwordResets = pgTable(
  "password_resets",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    accountId: uuid("account_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("password_resets_token").on(table.organizationId, table.tokenHash),
    index("password_resets_by_account").on(table.organizationId, table.accountId, table.createdAt),
    foreignKey({
      columns: [table.organizationId, table.accountId],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

/** A key for an integration: acts as its owner, within its scopes only (names of abilities). The secret is kept as SHA-256. */
export const apiKeys = pgTable(
  "api_keys",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    accountId: uuid("account_id").notNull(),
    name: text().notNull(),
    secretHash: text("secret_hash").notNull(),
    scopes: jsonb().$type<string[]>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("api_keys_by_account").on(table.organizationId, table.accountId),
    foreignKey({
      columns: [table.organizationId, table.accountId],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

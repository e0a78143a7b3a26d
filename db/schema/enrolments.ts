import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { organizationId } from "./organization-id";
import { accounts, consents, persons } from "./people";

/**
 * A capture that nobody is found by until staff have decided: it resembles somebody else (`duplicate`), or came from the person's own
 * phone (`link`). `sealed` holds its vectors encrypted, one after the other, and is erased with the decision.
 */
export const enrolmentReviews = pgTable(
  "enrolment_reviews",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    source: text({ enum: ["staff", "link"] }).notNull(),
    /** Whom the capture resembles, where somebody. */
    resemblesId: uuid("resembles_id"),
    consentId: uuid("consent_id").notNull(),
    modelId: text("model_id").notNull(),
    modelVersion: text("model_version").notNull(),
    sealed: bytea(),
    /** How many of its vectors, the last ones, are each the mean of a turned pose. */
    sides: integer().notNull().default(0),
    word: text({ enum: ["very_good", "good", "usable"] }).notNull(),
    state: text({ enum: ["pending", "confirmed", "refused"] }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: timestamp("decided_at", { withTimezone: true }),
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("enrolment_reviews_by_state").on(table.organizationId, table.state, table.createdAt),
    index("enrolment_reviews_by_person").on(table.organizationId, table.personId),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.resemblesId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.consentId],
      foreignColumns: [consents.organizationId, consents.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.decidedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

/** Two people whose references staff found to be of different people although they resemble each other; `firstId` < `secondId`. */
export const lookalikePairs = pgTable(
  "lookalike_pairs",
  {
    organizationId: organizationId(),
    firstId: uuid("first_id").notNull(),
    secondId: uuid("second_id").notNull(),
    notedAt: timestamp("noted_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.firstId, table.secondId] }),
    index("lookalike_pairs_by_second").on(table.organizationId, table.secondId),
    foreignKey({
      columns: [table.organizationId, table.firstId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.secondId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
  ],
);

/** A link by which a person enrols on their own phone: the token only as SHA-256, one use, some days. */
export const enrolmentLinks = pgTable(
  "enrolment_links",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("enrolment_links_token").on(table.organizationId, table.tokenHash),
    index("enrolment_links_by_person").on(table.organizationId, table.personId),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.createdBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

import { foreignKey, index, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { accounts } from "./people";

/** One sign-in: a browser, whose cookie names the row, or a client of the API. Ending the row ends it at the next request. */
export const loginSessions = pgTable(
  "login_sessions",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    accountId: uuid("account_id").notNull(),
    kind: text({ enum: ["web", "api"] })
      .notNull()
      .default("web"),
    /** What the client calls itself, shortened: helps its owner to recognise it, proves nothing. */
    userAgent: text("user_agent").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("login_sessions_by_account").on(table.organizationId, table.accountId),
    foreignKey({
      columns: [table.organizationId, table.accountId],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

/**
 * Refresh tokens of a sign-in over the API, only as SHA-256. Each is used once; the one that is used again shows a theft and ends the
 * sign-in.
 */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    sessionId: uuid("session_id").notNull(),
    hash: text().notNull(),
    issuedAt: timestamp("issued_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("refresh_tokens_hash").on(table.organizationId, table.hash),
    index("refresh_tokens_by_session").on(table.organizationId, table.sessionId),
    foreignKey({
      columns: [table.organizationId, table.sessionId],
      foreignColumns: [loginSessions.organizationId, loginSessions.id],
    }),
  ],
);

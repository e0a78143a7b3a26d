import { foreignKey, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { organizations } from "./organizations";
import { accounts } from "./people";

/** One signed-in browser. The cookie names the row; ending the row ends the sign-in at the next request. */
export const loginSessions = pgTable(
  "login_sessions",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id),
    id: uuid().notNull(),
    accountId: uuid("account_id").notNull(),
    /** What the browser calls itself, shortened: helps its owner to recognise it, proves nothing. */
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

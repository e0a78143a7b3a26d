import {
  foreignKey,
  index,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Step } from "./devices";
import { organizationId } from "./organization-id";
import { accounts, persons } from "./people";
import { classSessions } from "./timetable";

/**
 * One try of somebody to check in for a session on a device of their own: begun with the class code, ended by the face. Tries are counted
 * here, wrong codes among them. `signInId` is the sign-in that asked, which alone may answer; `browserHmac` keyed and only to tell that
 * two people used one browser; `embeddingHmac` keyed, so that the same vector cannot come twice. The vector is never kept.
 */
export const selfCheckIns = pgTable(
  "self_check_ins",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    sessionId: uuid("session_id").notNull(),
    personId: uuid("person_id").notNull(),
    accountId: uuid("account_id").notNull(),
    signInId: uuid("sign_in_id").notNull(),
    browserHmac: text("browser_hmac").notNull(),
    /** The key that the browser made for this try: only its signature answers. */
    kid: text().notNull().default(""),
    publicKey: jsonb("public_key").$type<{ kty: "EC"; crv: "P-256"; x: string; y: string }>(),
    /** The question: null until it is asked, and asked with the same steps again while it is not answered. */
    nonce: text(),
    steps: jsonb().$type<Step[]>(),
    challengeExpiresAt: timestamp("challenge_expires_at", { withTimezone: true }),
    begunAt: timestamp("begun_at", { withTimezone: true }).notNull(),
    /** Until when a question may be asked. */
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    answeredAt: timestamp("answered_at", { withTimezone: true }),
    /** The answer that came, and what it was answered: the same body gets the same again. */
    bodySha256: text("body_sha256"),
    outcome: json().$type<Record<string, unknown>>(),
    /** How it ended; null while it is open or was never answered. */
    code: text(),
    embeddingHmac: text("embedding_hmac"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("self_check_ins_by_person").on(table.organizationId, table.sessionId, table.personId),
    index("self_check_ins_by_browser").on(table.organizationId, table.sessionId, table.browserHmac),
    index("self_check_ins_by_embedding").on(table.organizationId, table.embeddingHmac),
    foreignKey({
      columns: [table.organizationId, table.sessionId],
      foreignColumns: [classSessions.organizationId, classSessions.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.accountId],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

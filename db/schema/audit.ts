import { bigint, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";

/** Append-only and hash-chained: who changed or tried what, when and why. The application role may only insert and select. */
export const auditLog = pgTable(
  "audit_log",
  {
    organizationId: organizationId(),
    /** 1, 2, 3 ... without a gap in each organisation. */
    seq: bigint({ mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorKind: text("actor_kind", { enum: ["account", "device", "system"] }).notNull(),
    actorId: uuid("actor_id"),
    action: text().notNull(),
    objectKind: text("object_kind").notNull(),
    objectId: uuid("object_id"),
    reason: text(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    /** SHA-256 over the previous row's hash and this row in canonical form (lib/server/audit/audit-chain.ts). */
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.seq] }),
    index("audit_log_by_action").on(table.organizationId, table.action, table.seq),
    index("audit_log_by_actor").on(table.organizationId, table.actorId, table.seq),
    index("audit_log_by_object").on(table.organizationId, table.objectId, table.seq),
    index("audit_log_by_time").on(table.organizationId, table.at),
  ],
);

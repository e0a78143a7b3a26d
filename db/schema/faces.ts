import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
  vector,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { organizationId } from "./organization-id";
import { consents, persons } from "./people";

/**
 * Biometric references: one average and up to four diverse samples a person and model. The vector column is STORAGE PLAIN (set in the
 * migration): 2,056 bytes would otherwise be stored out of line and searched four times slower. It holds the vector rotated by the
 * organisation's secret transform; `sealed` holds the vector itself, encrypted, from which everything can be re-keyed.
 */
export const faceTemplates = pgTable(
  "face_templates",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    personId: uuid("person_id").notNull(),
    kind: text({ enum: ["average", "sample"] }).notNull(),
    /** A guided capture, or a single photo that staff gave (no liveness is known of it). */
    source: text({ enum: ["capture", "photo"] })
      .notNull()
      .default("capture"),
    /** How good the enrolment was (lib/domain/enrolment.ts); null for one before it was noted. */
    word: text({ enum: ["very_good", "good", "usable"] }),
    modelId: text("model_id").notNull(),
    modelVersion: text("model_version").notNull(),
    embedding: vector({ dimensions: 512 }).notNull(),
    sealed: bytea().notNull(),
    keyEpoch: integer("key_epoch").notNull(),
    consentId: uuid("consent_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("face_templates_by_person").on(table.organizationId, table.personId),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.consentId],
      foreignColumns: [consents.organizationId, consents.id],
    }),
  ],
);

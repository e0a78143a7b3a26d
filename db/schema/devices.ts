import {
  boolean,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";
import { sections } from "./sections";
import { units } from "./units";

/** A kiosk. `publicKey` (JWK) and its RFC 7638 thumbprint `kid` are set when it is paired. */
export const devices = pgTable(
  "devices",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    name: text().notNull(),
    /** What a sighting here means: arriving, leaving, or by the order of sightings. */
    mode: text({ enum: ["IN", "OUT", "AUTO"] })
      .notNull()
      .default("AUTO"),
    /** Whether staff have it in sight: an unsupervised kiosk always asks for an active step. */
    supervised: boolean().notNull().default(true),
    /** Whom it may find: everybody, the people of `unitId` and of what is below it, or those of its `device_sections`. */
    scope: text({ enum: ["organization", "unit", "sections"] })
      .notNull()
      .default("organization"),
    unitId: uuid("unit_id"),
    state: text({ enum: ["awaiting_code", "awaiting_confirmation", "active", "revoked"] }).notNull(),
    publicKey: jsonb("public_key").$type<{ kty: "EC"; crv: "P-256"; x: string; y: string }>(),
    kid: text(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    pairedAt: timestamp("paired_at", { withTimezone: true }),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }),
    /** The device's clock minus the server's, in ms, at the last call. */
    clockOffsetMs: integer("clock_offset_ms"),
    /** 1 at pairing; each new key, signed by the one before, raises it. */
    keyEpoch: integer("key_epoch").notNull().default(1),
    keyChangedAt: timestamp("key_changed_at", { withTimezone: true }),
    /** When an administrator asked for a new key before the old one was due. */
    newKeyAskedAt: timestamp("new_key_asked_at", { withTimezone: true }),
    /** The key before the present one: it opens nothing, but a mark that was under way with it is told to come again. */
    previousKid: text("previous_kid"),
    previousPublicKey: jsonb("previous_public_key").$type<{
      kty: "EC";
      crv: "P-256";
      x: string;
      y: string;
    }>(),
    /** Misses in a row since the last hit or pause, and until when the kiosk pauses after too many. */
    missesInRow: integer("misses_in_row").notNull().default(0),
    pausedUntil: timestamp("paused_until", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("devices_kid").on(table.organizationId, table.kid),
    index("devices_by_previous_kid").on(table.organizationId, table.previousKid),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
  ],
);

/** The sections whose people a device may find, where its roster is narrowed to sections. */
export const deviceSections = pgTable(
  "device_sections",
  {
    organizationId: organizationId(),
    deviceId: uuid("device_id").notNull(),
    sectionId: uuid("section_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.deviceId, table.sectionId] }),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
  ],
);

/** One pairing attempt: the code only as HMAC, ten minutes, one use. `nonce` is signed by the kiosk's new key. */
export const devicePairings = pgTable(
  "device_pairings",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    deviceId: uuid("device_id").notNull(),
    codeHmac: text("code_hmac").notNull(),
    nonce: text().notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    begunAt: timestamp("begun_at", { withTimezone: true }),
    completedAt: timestamp("completed_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("device_pairings_code").on(table.organizationId, table.codeHmac),
    index("device_pairings_by_code").on(table.codeHmac),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
  ],
);

/** The liveness steps that may be asked; their meaning is the domain's. */
export type Step = "turn_left" | "turn_right" | "nod" | "blink_twice" | "open_mouth" | "come_closer";

/**
 * A question to one kiosk, good for one answer. `steps`: the active steps asked; `colours`: what the screen is to show (indices); `instead`:
 * the challenge whose steps the person could not do, and `replacements` how often that happened before this one.
 */
export const challenges = pgTable(
  "challenges",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    deviceId: uuid("device_id").notNull(),
    nonce: text().notNull(),
    steps: jsonb().$type<Step[]>().notNull(),
    colours: jsonb().$type<number[]>().notNull().default([]),
    instead: uuid(),
    replacements: integer().notNull().default(0),
    issuedAt: timestamp("issued_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("challenges_by_device").on(table.organizationId, table.deviceId, table.issuedAt),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
  ],
);

/**
 * Every attestation whose signature held, with what it came to: a replay of the same body gets the same answer, another body under the
 * same id is a conflict. `embeddingHmac` is keyed, so that the same vector cannot come twice; the vector itself is never kept. `steps`: what
 * was asked; `hints`: what suggested that no camera saw it; `cameraHash`: which camera, by name; `traceShape`: how the face moved, emptied
 * after a day: the same recording cannot come twice.
 */
export const attestations = pgTable(
  "attestations",
  {
    organizationId: organizationId(),
    deviceId: uuid("device_id").notNull(),
    id: uuid().notNull(),
    bodySha256: text("body_sha256").notNull(),
    embeddingHmac: text("embedding_hmac").notNull(),
    code: text().notNull(),
    steps: jsonb().$type<Step[]>().notNull().default([]),
    hints: jsonb().$type<string[]>().notNull().default([]),
    cameraHash: text("camera_hash"),
    traceShape: jsonb("trace_shape").$type<number[][]>(),
    outcome: json().$type<Record<string, unknown>>().notNull(),
    clockSkewMs: integer("clock_skew_ms").notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.deviceId, table.id] }),
    index("attestations_by_time").on(table.organizationId, table.deviceId, table.receivedAt),
    index("attestations_by_embedding").on(table.organizationId, table.embeddingHmac),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
  ],
);

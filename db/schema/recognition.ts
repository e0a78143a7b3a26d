import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { devices } from "./devices";
import { organizationId } from "./organization-id";
import { accounts } from "./people";

/**
 * What an organisation decided about recognition. `switchedTo` ("id@version") is the model that its kiosks were told to use before everybody
 * was enrolled with it; `targetFpir` the accepted share of searches that name a stranger, null for the calibration's own; `studentMonths`
 * and `employeeMonths` how old references become before they are renewed, null for the product's own.
 */
export const recognitionSettings = pgTable(
  "recognition_settings",
  {
    organizationId: organizationId(),
    switchedTo: text("switched_to"),
    targetFpir: real("target_fpir"),
    studentMonths: integer("student_months"),
    employeeMonths: integer("employee_months"),
    changedBy: uuid("changed_by").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId] }),
    foreignKey({
      columns: [table.organizationId, table.changedBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

/**
 * How alike an organisation's own people are to a model: the distribution of the cosines of every two of them, aggregated. `counts` has 200
 * bins from -1 to 1; `points` are the cosines that a share of the pairs reaches. The newest of a model counts.
 */
export const impostorMeasurements = pgTable(
  "impostor_measurements",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    modelId: text("model_id").notNull(),
    modelVersion: text("model_version").notNull(),
    people: integer().notNull(),
    pairs: integer().notNull(),
    counts: jsonb().$type<number[]>().notNull(),
    points: jsonb().$type<{ fmr: number; cosine: number }[]>().notNull(),
    measuredBy: uuid("measured_by"),
    measuredAt: timestamp("measured_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("impostor_measurements_by_model").on(
      table.organizationId,
      table.modelId,
      table.modelVersion,
      table.measuredAt,
    ),
    foreignKey({
      columns: [table.organizationId, table.measuredBy],
      foreignColumns: [accounts.organizationId, accounts.id],
    }),
  ],
);

/** What a kiosk said it looks with when it last asked for its state: WebAssembly or the graphics processor, and its models. */
export const deviceReports = pgTable(
  "device_reports",
  {
    organizationId: organizationId(),
    deviceId: uuid("device_id").notNull(),
    backend: text({ enum: ["wasm", "webgpu"] }).notNull(),
    detector: text().notNull(),
    pad: text().notNull(),
    embedder: text().notNull(),
    /** How long one embedding took in the kiosk's own test, in ms. */
    embedMs: real("embed_ms").notNull(),
    reportedAt: timestamp("reported_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.deviceId] }),
    foreignKey({
      columns: [table.organizationId, table.deviceId],
      foreignColumns: [devices.organizationId, devices.id],
    }),
  ],
);

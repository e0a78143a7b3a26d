import { boolean, integer, pgTable, primaryKey, real, text } from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";

/**
 * An organisation's own names for combinations of the three axes (P, L, A, E ...); null stands for any value. An organisation without
 * rows has the default codes.
 */
export const statusCodes = pgTable(
  "status_codes",
  {
    organizationId: organizationId(),
    code: text().notNull(),
    labelAr: text("label_ar").notNull(),
    labelEn: text("label_en").notNull(),
    presence: text({ enum: ["present", "absent", "not_yet"] }).notNull(),
    late: boolean(),
    leftEarly: boolean("left_early"),
    excusal: text({ enum: ["none", "excused", "on_leave"] }),
    madeUp: boolean("made_up"),
    /** What one such record counts in a rate, 0 to 1; null = what the policy says of lateness. */
    countsAs: real("counts_as"),
    inDenominator: boolean("in_denominator").notNull(),
    points: real().notNull(),
    reportable: boolean().notNull(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.code] })],
);

import { sql } from "drizzle-orm";
import { check, date, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { organizationId } from "./organization-id";

/** A calendar span in which sections meet; both days belong to it. */
export const terms = pgTable(
  "terms",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    check("terms_range", sql`${table.startsOn} <= ${table.endsOn}`),
  ],
);

/** What is taught; its class lists are sections. */
export const courses = pgTable(
  "courses",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    code: text().notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique("courses_code").on(table.organizationId, table.code),
  ],
);

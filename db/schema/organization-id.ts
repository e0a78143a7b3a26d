import { uuid } from "drizzle-orm/pg-core";
import { organizations } from "./organizations";

/** The column that leads every table: whose row it is. */
export const organizationId = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organizations.id);

import { customType } from "drizzle-orm/pg-core";

/** Bytes as both engines give and take them. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

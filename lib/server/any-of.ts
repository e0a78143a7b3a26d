import "server-only";
import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/**
 * The condition that a column of type uuid is one of these. The ids travel as one array: thousands of parameters take longer to send and to
 * parse than the query takes to run.
 */
export function anyOf(column: AnyColumn | SQL, ids: readonly string[]): SQL {
  return sql`${column} = any(${uuids(ids)})`;
}

/** Ids as an array that PostgreSQL reads. */
export function uuids(ids: readonly string[]): SQL {
  return sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;
}

import "server-only";
import { DatabaseOpenError, type OpenFailure } from "@/db/open-error";
import { database } from "./database";

export type Health = { database: "open" } | { database: "closed"; failure: OpenFailure | "unknown" };

/** Whether the data can be used now; asking tries again to open what did not open. What to do about it is in the server's log. */
export async function readHealth(): Promise<Health> {
  try {
    await database();
    return { database: "open" };
  } catch (error) {
    return { database: "closed", failure: error instanceof DatabaseOpenError ? error.failure : "unknown" };
  }
}

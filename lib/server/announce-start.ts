import "server-only";
import { DatabaseOpenError } from "@/db/open-error";
import { database } from "./database";
import { env } from "./env";
import { log } from "./log";
import { startAuditHeads } from "./start-audit-heads";
import { startFinaliser } from "./start-finaliser";

/** Opens the database at start, begins the work that no request asks for, and says where Hadir is, or what is wrong and what to do. The next request tries again. */
export async function announceStart(): Promise<void> {
  try {
    const { engine } = await database();
    const where =
      engine === "pglite" ? `embedded database in ${env.dataDirectory}` : "PostgreSQL of DATABASE_URL";
    startFinaliser();
    startAuditHeads();
    log.info(`Hadir is ready at ${env.origin} (${where}).`);
  } catch (error) {
    if (!(error instanceof DatabaseOpenError)) throw error;
    log.error(`Hadir cannot use its database.\n  ${error.message}\n  ${error.remedy}`);
  }
}

import "server-only";
import { DatabaseOpenError } from "@/db/open-error";
import { database, inOrganization, takeFreshDemo } from "./database";
import { giveDemoPast } from "./demo/give-past";
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
    await furnishDemo();
    startFinaliser();
    startAuditHeads();
    log.info(`Hadir is ready at ${env.origin} (${where}).`);
  } catch (error) {
    if (!(error instanceof DatabaseOpenError)) throw error;
    log.error(`Hadir cannot use its database.\n  ${error.message}\n  ${error.remedy}`);
  }
}

/** A demo organisation that was made a moment ago gets two weeks behind it. */
async function furnishDemo(): Promise<void> {
  const organizationId = takeFreshDemo();
  if (organizationId)
    await inOrganization(organizationId, (tx) => giveDemoPast(tx, organizationId, new Date()));
}

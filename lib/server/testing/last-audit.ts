import { desc, eq } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { inOrganization } from "../database";

/** The last row of an organisation's audit log. */
export async function lastAudit(organizationId: string) {
  const [row] = await inOrganization(organizationId, (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(eq(auditLog.organizationId, organizationId))
      .orderBy(desc(auditLog.seq))
      .limit(1),
  );
  return row;
}

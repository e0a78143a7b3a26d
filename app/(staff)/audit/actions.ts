"use server";

import type { AuditVerdict } from "@/lib/contracts/audit";
import type { Reply } from "@/lib/contracts/problem";
import { verifyAudit } from "@/lib/server/audit/verify-audit";
import { currentActor, reply } from "@/lib/server/edge";

export async function verifyAuditAction(): Promise<Reply<AuditVerdict>> {
  return reply(async () => verifyAudit(await currentActor()));
}

import "server-only";
import { auditLog } from "@/db/schema/audit";
import type { Actor } from "./actor";
import type { Transaction } from "./database";

/** Who did it: an account, a kiosk, or the system itself. */
export type AuditActor = Actor | { deviceId: string } | "system";

export type AuditEntry = {
  action: string;
  objectKind: string;
  objectId?: string;
  reason?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Adds one row to the organisation's audit log, in the transaction of the change. Never a vector, an image, a password or a token. */
export async function recordAudit(
  tx: Transaction,
  organizationId: string,
  { by, at, ...entry }: AuditEntry & { by: AuditActor; at: Date },
): Promise<void> {
  const actor =
    by === "system"
      ? ({ actorKind: "system" } as const)
      : "deviceId" in by
        ? ({ actorKind: "device", actorId: by.deviceId } as const)
        : ({ actorKind: "account", actorId: by.accountId } as const);
  await tx.insert(auditLog).values({ organizationId, at, ...actor, ...entry });
}

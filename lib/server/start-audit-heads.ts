import "server-only";
import { signAuditHeads } from "./audit/sign-audit-heads";
import { log } from "./log";

const EVERY_MS = 60_000;

// On globalThis so that a hot reload does not start a second one.
const shared = globalThis as typeof globalThis & { hadirAuditHeads?: NodeJS.Timeout };

/** Signs the ends of the audit chains that are due once a minute, for as long as the process lives. What fails is told and tried again. */
export function startAuditHeads(): void {
  shared.hadirAuditHeads ??= setTimeout(round, EVERY_MS).unref();
}

async function round(): Promise<void> {
  try {
    await signAuditHeads(new Date());
  } catch (error) {
    log.error("The audit log could not be signed; it is tried again in a minute.", error);
  }
  shared.hadirAuditHeads = setTimeout(round, EVERY_MS).unref();
}

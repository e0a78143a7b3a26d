import "server-only";
import type { Actor } from "../actor";
import { loadOrganization, type OrganizationRow } from "../attendance/ensure-sessions";
import type { Transaction } from "../database";
import { Problem } from "../problem";

/** Refuses a key of an integration: it is nobody in front of a camera. */
export function requireSignIn(actor: Actor): void {
  if (actor.scopes !== null) throw new Problem("forbidden", "key_lacks_scope");
}

/** The actor's organisation, where it lets people check in on their own devices. Problem: `self_check_in_off`. */
export async function requireSelfCheckIn(tx: Transaction, organizationId: string): Promise<OrganizationRow> {
  const organization = await loadOrganization(tx, organizationId);
  if (!organization.selfCheckIn) throw new Problem("conflict", "self_check_in_off");
  return organization;
}

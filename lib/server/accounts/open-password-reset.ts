import "server-only";
import type { OpenReset } from "@/lib/contracts/account";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { organizationOfToken } from "../secret-token";
import { loadOpenReset } from "./password-reset";

/** Whose password a link replaces. Problem: `reset_ended` for one that is unknown, used or expired. */
export async function openPasswordReset({ token }: { token: string }, now: Date): Promise<OpenReset> {
  const organizationId = organizationOfToken(token);
  if (!organizationId) throw new Problem("not_found", "reset_ended");
  return inOrganization(organizationId, async (tx) => {
    const { account } = await loadOpenReset(tx, { organizationId, token }, now);
    const organization = await loadOrganization(tx, organizationId);
    return {
      email: account.email,
      organization: { ar: organization.nameAr, en: organization.nameEn },
      hasSecondFactor: account.totpEnabledAt !== null,
    };
  });
}

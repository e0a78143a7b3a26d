import "server-only";
import type { OpenInvitation } from "@/lib/contracts/invitations";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { organizationOfToken } from "../secret-token";
import { loadUnit } from "../units/load-unit";
import { findAccountByEmail, loadOpenInvitation } from "./invitation";

/** What an invitation says to who holds its link. Problem: `invitation_ended` for one that is unknown, used, revoked or expired. */
export async function openInvitation({ token }: { token: string }, now: Date): Promise<OpenInvitation> {
  const organizationId = organizationOfToken(token);
  if (!organizationId) throw new Problem("not_found", "invitation_ended");
  return inOrganization(organizationId, async (tx) => {
    const row = await loadOpenInvitation(tx, { organizationId, token }, now);
    const organization = await loadOrganization(tx, organizationId);
    const unit = row.unitId === null ? null : await loadUnit(tx, organizationId, row.unitId);
    return {
      organization: { ar: organization.nameAr, en: organization.nameEn },
      name: { ar: row.nameAr, en: row.nameEn },
      email: row.email,
      role: row.role,
      unit: unit && { ar: unit.nameAr, en: unit.nameEn },
      validFrom: row.validFrom,
      validTo: row.validTo,
      expiresAt: row.expiresAt.toISOString(),
      isNew: (await findAccountByEmail(tx, organizationId, row.email)) === null,
    };
  });
}

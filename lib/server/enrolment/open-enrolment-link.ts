import "server-only";
import type { EnrolmentInvitation } from "@/lib/contracts/enrolment";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { enrolmentModelsOf } from "../recognition/get-enrolment-models";
import { organizationOfToken } from "../secret-token";
import { findOpenLink } from "./enrolment-link";

/** Whom a link is for. Whoever holds it is let in; unknown, used, ended and expired read the same. */
export async function openEnrolmentLink(token: string, now: Date): Promise<EnrolmentInvitation> {
  const organizationId = organizationOfToken(token);
  if (!organizationId) throw new Problem("not_found", "enrolment_link_ended");
  return inOrganization(organizationId, async (tx) => {
    const found = await findOpenLink(tx, organizationId, token, now);
    if (!found) throw new Problem("not_found", "enrolment_link_ended");
    const organization = await loadOrganization(tx, organizationId);
    return {
      organization: { ar: organization.nameAr, en: organization.nameEn },
      name: { ar: found.person.nameAr, en: found.person.nameEn },
      embedders: (await enrolmentModelsOf(tx, organizationId)).embedders,
    };
  });
}

import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { organizations } from "@/db/schema/organizations";
import { accounts, persons } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import type { createOrganizationSchema } from "@/lib/contracts/organizations";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { hashPassword } from "../accounts/password";
import { requireGoodPassword } from "../accounts/require-good-password";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { addDefaultLeaveTypes } from "../leave/add-default-leave-types";

/** The number of the first person; an administrator can change it. */
const FIRST_NUMBER = "A1";

/**
 * A new, empty organisation with its first administrator. Only the operator does this, at the console of the server
 * (`npm run organizations:create`): no web or API edge leads here.
 */
export async function createOrganization(
  input: z.output<typeof createOrganizationSchema>,
  now: Date,
): Promise<{ organizationId: string }> {
  const { administrator, ...organization } = input;
  const owner = {
    email: administrator.email,
    name: { ar: administrator.nameAr, en: administrator.nameEn },
    organization: { ar: organization.nameAr, en: organization.nameEn },
    hasSecondFactor: false,
  };
  await requireGoodPassword(administrator.password, owner, "administrator.password");
  const organizationId = uuidv7();
  const accountId = uuidv7();
  const personId = uuidv7();
  const passwordHash = await hashPassword(administrator.password);
  await inOrganization(organizationId, async (tx) => {
    await tx.insert(organizations).values({ ...organization, id: organizationId, createdAt: now });
    await addDefaultLeaveTypes(tx, organizationId);
    const { nameAr, nameEn } = administrator;
    await tx.insert(persons).values({
      organizationId,
      id: personId,
      kind: "employee",
      nameAr,
      nameEn,
      number: FIRST_NUMBER,
      createdAt: now,
    });
    await tx.insert(affiliations).values({
      organizationId,
      id: uuidv7(),
      personId,
      role: "administrator",
      validFrom: localDateOf(now, organization.timeZone),
      createdAt: now,
    });
    await tx.insert(accounts).values({
      organizationId,
      id: accountId,
      email: administrator.email.normalize("NFKC").toLowerCase(),
      passwordHash,
      nameAr,
      nameEn,
      personId,
      createdAt: now,
    });
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "organization.create",
      objectKind: "organization",
      objectId: organizationId,
      reason: "operator",
      after: { nameEn: organization.nameEn, administrator: accountId },
    });
  });
  return { organizationId };
}

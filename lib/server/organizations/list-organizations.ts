import "server-only";
import { desc } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { accounts } from "@/db/schema/people";
import type { OrganizationSummary } from "@/lib/contracts/organizations";
import { type Actor, authorise } from "../actor";
import { inDirectory } from "../database";

/** Every organisation of the platform, newest first, for its operator: that it is there, and nothing of what is inside. */
export async function listOrganizations(actor: Actor): Promise<OrganizationSummary[]> {
  authorise(actor, "organization.create");
  const { all, inUse } = await inDirectory(async (tx) => ({
    all: await tx
      .select({
        id: organizations.id,
        nameAr: organizations.nameAr,
        nameEn: organizations.nameEn,
        timeZone: organizations.timeZone,
        createdAt: organizations.createdAt,
      })
      .from(organizations)
      .orderBy(desc(organizations.createdAt), desc(organizations.id)),
    inUse: await tx.selectDistinct({ id: accounts.organizationId }).from(accounts),
  }));
  const usedIds = new Set(inUse.map(({ id }) => id));
  return all.map(({ id, nameAr, nameEn, timeZone, createdAt }) => ({
    id,
    name: { ar: nameAr, en: nameEn },
    timeZone,
    createdAt: createdAt.toISOString(),
    state: usedIds.has(id) ? "in_use" : "awaiting_administrator",
  }));
}

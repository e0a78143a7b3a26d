import "server-only";
import { desc, sql } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { accounts } from "@/db/schema/people";
import type { OrganizationSummary } from "@/lib/contracts/organizations";
import { type Actor, authorise } from "../actor";
import { inDirectory } from "../database";

/** Every organisation of the platform, newest first, for its operator: that it is there, and nothing of what is inside. */
export async function listOrganizations(actor: Actor): Promise<OrganizationSummary[]> {
  authorise(actor, "organization.create");
  const found = await inDirectory((tx) =>
    tx
      .select({
        id: organizations.id,
        nameAr: organizations.nameAr,
        nameEn: organizations.nameEn,
        timeZone: organizations.timeZone,
        createdAt: organizations.createdAt,
        hasAccount: sql<boolean>`exists (select 1 from ${accounts} a where a.organization_id = ${organizations.id})`,
      })
      .from(organizations)
      .orderBy(desc(organizations.createdAt), desc(organizations.id)),
  );
  return found.map(({ id, nameAr, nameEn, timeZone, createdAt, hasAccount }) => ({
    id,
    name: { ar: nameAr, en: nameEn },
    timeZone,
    createdAt: createdAt.toISOString(),
    state: hasAccount ? "in_use" : "awaiting_administrator",
  }));
}

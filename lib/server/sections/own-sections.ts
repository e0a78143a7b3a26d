import "server-only";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { sectionMembers } from "@/db/schema/sections";
import { localDateOf } from "@/lib/domain/session-expansion";
import type { Actor } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import type { Transaction } from "../database";

/**
 * The sections an actor's reach holds: null for all of the organisation, else the ids of those the actor teaches today. Queries filter by
 * it, so that "own" is decided in one place.
 */
export async function sectionsInReach(
  tx: Transaction,
  actor: Actor,
  reach: "all" | "own",
  now: Date,
): Promise<string[] | null> {
  if (reach === "all") return null;
  if (!actor.personId) return [];
  const { timeZone } = await loadOrganization(tx, actor.organizationId);
  const today = localDateOf(now, timeZone);
  const taught = await tx
    .select({ id: sectionMembers.sectionId })
    .from(sectionMembers)
    .where(
      and(
        eq(sectionMembers.organizationId, actor.organizationId),
        eq(sectionMembers.personId, actor.personId),
        eq(sectionMembers.role, "teacher"),
        lte(sectionMembers.validFrom, today),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, today)),
      ),
    );
  return taught.map((row) => row.id);
}

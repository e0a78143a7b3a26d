import "server-only";
import type { PeopleFilter } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import type { Actor } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import type { Transaction } from "../database";
import { reachOf, reachOfUnits } from "../sections/own-sections";
import type { PeopleSearch } from "./queries";

/** What a filter means for an actor: never more than the actor's reach, the unit with all below it. */
export async function searchOf(
  tx: Transaction,
  { actor, reach }: { actor: Actor; reach: "all" | "own" },
  { unit, ...filter }: PeopleFilter,
  now: Date,
): Promise<PeopleSearch> {
  const { organizationId } = actor;
  const { timeZone } = await loadOrganization(tx, organizationId);
  const today = localDateOf(now, timeZone);
  return {
    ...filter,
    today,
    reach: await reachOf(tx, actor, reach, now),
    unit: unit ? await reachOfUnits(tx, organizationId, [unit], today) : null,
  };
}

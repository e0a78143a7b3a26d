import "server-only";
import { type Ability, can, type Role, reach } from "@/lib/domain/abilities";
import { Problem } from "./problem";

/** Who calls a service from the web: an account of one organisation, as the database has it now. */
export type Actor = {
  organizationId: string;
  accountId: string;
  /** The sign-in that speaks. */
  sessionId: string;
  personId: string | null;
  role: Role;
  name: { ar: string; en: string };
  email: string;
};

/**
 * Refuses an actor whose role has not the ability; answers how far it reaches. The first line of every service. Whether a teacher's reach
 * holds this person or section is asked in the query, which gets the scope.
 */
export function authorise(actor: Actor, ability: Ability): "all" | "own" {
  if (!can(actor.role, ability)) throw new Problem("forbidden", "role_lacks_ability");
  return reach(actor.role, ability) ?? "own";
}

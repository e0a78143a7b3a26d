import "server-only";
import { type Ability, can, keyScopes, type Role, reach } from "@/lib/domain/abilities";
import { Problem } from "./problem";

/** Who calls a service from the web: an account of one organisation, as the database has it now. */
export type Actor = {
  organizationId: string;
  accountId: string;
  /** The sign-in that speaks; of a key, the key. */
  sessionId: string;
  personId: string;
  /** The roles in force today that may be used. */
  roles: readonly Role[];
  /** Roles in force that may do nothing until their holder has a second factor, because the organisation demands one. */
  withheld: readonly Role[];
  /** The units that the person supervises as a teacher today, without those below them. */
  supervises: readonly string[];
  /** What an API key is limited to; null for a sign-in, which may all that its roles may. */
  scopes: readonly Ability[] | null;
  name: { ar: string; en: string };
  email: string;
};

/** Every role in force, also one that is withheld: it decides how long a sign-in lives. */
export function rolesHeld({ roles, withheld }: Actor): readonly Role[] {
  return [...roles, ...withheld];
}

/** How far the roles carry an ability. Whose role is withheld still manages the own account: that is the way to set a second factor up. */
function reachOf(actor: Actor, ability: Ability): "all" | "own" | null {
  return reach(ability === "account.manage_own" ? rolesHeld(actor) : actor.roles, ability);
}

/** Whether an actor has an ability: by role, and for a key also by scope, which never holds what is for people only. */
export function may(actor: Actor, ability: Ability): boolean {
  if (reachOf(actor, ability) === null) return false;
  return (
    actor.scopes === null || (actor.scopes.includes(ability) && keyScopes(actor.roles).includes(ability))
  );
}

/**
 * Refuses an actor who has not the ability; answers how far it reaches. The first line of every service. Whether a teacher's reach
 * holds this person or section is asked in the query, which gets the scope.
 */
export function authorise(actor: Actor, ability: Ability): "all" | "own" {
  const reached = reachOf(actor, ability);
  if (reached === null) {
    const lacksFactor = can(actor.withheld, ability);
    throw new Problem("forbidden", lacksFactor ? "second_factor_required" : "role_lacks_ability");
  }
  if (!may(actor, ability)) throw new Problem("forbidden", "key_lacks_scope");
  return reached;
}

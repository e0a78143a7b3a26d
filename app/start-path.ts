import { isStaff, type Role } from "@/lib/domain/abilities";

/** Where somebody with these roles begins; whose only role is withheld begins where a second factor is set up. */
export function startPath(roles: readonly Role[]): "/today" | "/organizations" | "/me" | "/account" {
  if (roles.length === 0) return "/account";
  if (isStaff(roles)) return "/today";
  return roles.includes("operator") ? "/organizations" : "/me";
}

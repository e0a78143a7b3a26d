import { isStaff, type Role } from "@/lib/domain/abilities";

/** Where somebody with these roles begins. */
export function startPath(roles: readonly Role[]): "/today" | "/organizations" | "/me" {
  if (isStaff(roles)) return "/today";
  return roles.includes("operator") ? "/organizations" : "/me";
}

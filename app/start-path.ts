import type { Role } from "@/lib/domain/abilities";

/** Where a role begins. */
export function startPath(role: Role): "/today" | "/me" {
  return role === "student" ? "/me" : "/today";
}

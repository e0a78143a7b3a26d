import type { RoleHolder, RoleTerm } from "@/lib/contracts/roles";

/** What the administrator is doing with somebody's roles or account. */
export type RoleTask =
  | { kind: "none" }
  | { kind: "giving"; holder: RoleHolder | null }
  | { kind: "ending"; holder: RoleHolder; role: RoleTerm }
  | { kind: "inviting"; holder: RoleHolder | null }
  | { kind: "switching_off"; holder: RoleHolder };

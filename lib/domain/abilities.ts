/** The roles an account can have. */
export type Role = "administrator" | "teacher" | "student";

/**
 * Who may do what: the one table that services refuse with and pages hide with. `own` limits the ability to the actor's own sections
 * (teacher) or own record (student); the service applies that limit.
 */
export const ABILITIES = {
  "person.view": { administrator: "all", teacher: "own" },
  "person.add": { administrator: "all", teacher: "own" },
  "person.enrol": { administrator: "all", teacher: "own" },
  "consent.withdraw": { administrator: "all", teacher: "own" },
  "attendance.view": { administrator: "all", teacher: "own" },
  "attendance.view_own": { administrator: "own", teacher: "own", student: "own" },
  "device.manage": { administrator: "all" },
  "account.manage_own": { administrator: "own", teacher: "own", student: "own" },
  "template.rekey": { administrator: "all" },
  "audit.view": { administrator: "all" },
} as const satisfies Record<string, Partial<Record<Role, "all" | "own">>>;

export type Ability = keyof typeof ABILITIES;

/** How far a role's ability reaches: "all" of the organisation, "own" part of it, or null when the role has it not. */
export function reach(role: Role, ability: Ability): "all" | "own" | null {
  const row: Partial<Record<Role, "all" | "own">> = ABILITIES[ability];
  return row[role] ?? null;
}

/** Whether a role has an ability at all. */
export function can(role: Role, ability: Ability): boolean {
  return reach(role, ability) !== null;
}

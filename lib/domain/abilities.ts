/** The roles a person can have, several at once (`student` stands for employees without duties over others too). */
export type Role = "administrator" | "teacher" | "student" | "operator";

/** Every role, in the order in which they are told. */
export const ROLES = ["administrator", "teacher", "student", "operator"] as const satisfies readonly Role[];

/**
 * Who may do what: the one table that services refuse with and pages hide with. `own` limits the ability to the actor's own sections and
 * supervised units (teacher) or own record (student); the service applies that limit. The operator of the platform makes organisations
 * and sees nothing inside them.
 */
export const ABILITIES = {
  "person.view": { administrator: "all", teacher: "own" },
  "person.add": { administrator: "all", teacher: "own" },
  "person.change": { administrator: "all" },
  "person.enrol": { administrator: "all", teacher: "own" },
  "person.delete": { administrator: "all" },
  "consent.withdraw": { administrator: "all", teacher: "own" },
  "attendance.mark": { administrator: "all", teacher: "own", student: "own" },
  "attendance.view": { administrator: "all", teacher: "own" },
  "attendance.finalise": { administrator: "all" },
  "roll.take": { administrator: "all", teacher: "own" },
  "event.decide": { administrator: "all", teacher: "own" },
  "correction.request": { administrator: "own", teacher: "own", student: "own" },
  "correction.decide": { administrator: "all", teacher: "own" },
  "leave.request": { administrator: "own", teacher: "own", student: "own" },
  "leave.decide": { administrator: "all", teacher: "own" },
  "session.manage": { administrator: "all", teacher: "own" },
  "period.lock": { administrator: "all" },
  "alert.manage": { administrator: "all" },
  "attendance.view_own": { administrator: "own", teacher: "own", student: "own" },
  "report.generate": { administrator: "all", teacher: "own" },
  "chat.use": { administrator: "all", teacher: "own" },
  "organization.manage": { administrator: "all" },
  "organization.create": { operator: "all" },
  "unit.manage": { administrator: "all" },
  "role.manage": { administrator: "all" },
  "policy.manage": { administrator: "all" },
  "device.manage": { administrator: "all" },
  "template.rekey": { administrator: "all" },
  "audit.view": { administrator: "all" },
  "account.manage_own": { administrator: "own", teacher: "own", student: "own", operator: "own" },
} as const satisfies Record<string, Partial<Record<Role, "all" | "own">>>;

export type Ability = keyof typeof ABILITIES;

/** How far the ability reaches for somebody with these roles: "all" of the organisation, "own" part of it, or null for not at all. */
export function reach(roles: readonly Role[], ability: Ability): "all" | "own" | null {
  const row: Partial<Record<Role, "all" | "own">> = ABILITIES[ability];
  const reaches = roles.map((role) => row[role]);
  if (reaches.includes("all")) return "all";
  return reaches.includes("own") ? "own" : null;
}

/** Whether somebody with these roles has an ability at all. */
export function can(roles: readonly Role[], ability: Ability): boolean {
  return reach(roles, ability) !== null;
}

/** What no key of an application may do, whoever its owner is: accounts, passwords, roles and organisations are for people. */
const NEVER_BY_KEY: ReadonlySet<Ability> = new Set<Ability>([
  "account.manage_own",
  "role.manage",
  "organization.manage",
  "organization.create",
]);

/** What a key of somebody with these roles can be made for, in the order of the table. */
export function keyScopes(roles: readonly Role[]): Ability[] {
  const all = Object.keys(ABILITIES) as Ability[];
  return all.filter((ability) => can(roles, ability) && !NEVER_BY_KEY.has(ability));
}

/** Whether one of the roles sees the records of others. */
export function isStaff(roles: readonly Role[]): boolean {
  return roles.includes("administrator") || roles.includes("teacher");
}

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ABILITIES, type Ability, can, keyScopes, ROLES, type Role, reach } from "./abilities";

/** The table as the README prints it. */
function printAbilities(): string {
  const rows = (Object.keys(ABILITIES) as Ability[]).map((ability) => {
    const cells = ROLES.map((role) => reach([role], ability) ?? "no");
    return `| \`${ability}\` | ${cells.join(" | ")} |`;
  });
  return [
    "| ability | administrator | teacher | student | operator |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

/**
 * The matrix that was asked for: each action with the abilities it stands for, and what `own` means in it for whom. An ability that is
 * about oneself by its name needs no such words. Attendance is marked in two ways: on a roll, or on one's own device.
 */
const ACTIONS: readonly {
  action: string;
  abilities: readonly Ability[];
  isEither?: true;
  own?: Partial<Record<Role, string>>;
}[] = [
  {
    action: "register (enrol) person",
    abilities: ["person.add", "person.enrol"],
    own: { teacher: "own sections or units" },
  },
  { action: "delete person", abilities: ["person.delete"] },
  {
    action: "mark attendance",
    abilities: ["roll.take", "attendance.mark"],
    isEither: true,
    own: { teacher: "own sessions", student: "self only (own device, 1:1)" },
  },
  {
    action: "view all attendance",
    abilities: ["attendance.view"],
    own: { teacher: "own sections or units" },
  },
  { action: "view own attendance", abilities: ["attendance.view_own"] },
  {
    action: "generate reports, export PDF/Excel",
    abilities: ["report.generate"],
    own: { teacher: "own scope" },
  },
  { action: "use the chatbot", abilities: ["chat.use"], own: { teacher: "own scope" } },
  {
    action: "manage organisations, roles, devices, policies",
    abilities: ["organization.manage", "unit.manage", "role.manage", "device.manage", "policy.manage"],
  },
];

/** How far a role reaches in an action: by all of its abilities alike, or by the one that reaches farthest. */
function reachIn({ action, abilities, isEither }: (typeof ACTIONS)[number], role: Role) {
  const reaches = abilities.map((ability) => reach([role], ability));
  if (isEither) return reaches.includes("all") ? "all" : (reaches.find((one) => one !== null) ?? null);
  if (new Set(reaches).size !== 1) throw new Error(`"${action}" is several things for a ${role}`);
  return reaches[0] ?? null;
}

/** The matrix as the table of abilities makes it. */
function printMatrix(): string {
  const cell = (row: (typeof ACTIONS)[number], role: Role): string => {
    const reached = reachIn(row, role);
    if (reached === null) return "no";
    const words = row.own?.[role];
    return reached === "own" && words ? `yes, ${words}` : "yes";
  };
  const rows = ACTIONS.map((row) => {
    const cells = (["administrator", "teacher", "student"] as const).map((role) => cell(row, role));
    return `| ${row.action} | ${cells.join(" | ")} |`;
  });
  return ["| action | admin | teacher | student |", "|---|---|---|---|", ...rows].join("\n");
}

/** As it was asked for, word for word. */
const ASKED = `
| action | admin | teacher | student |
|---|---|---|---|
| register (enrol) person | yes | yes, own sections or units | no |
| delete person | yes | no | no |
| mark attendance | yes | yes, own sessions | yes, self only (own device, 1:1) |
| view all attendance | yes | yes, own sections or units | no |
| view own attendance | yes | yes | yes |
| generate reports, export PDF/Excel | yes | yes, own scope | no |
| use the chatbot | yes | yes, own scope | no |
| manage organisations, roles, devices, policies | yes | no | no |
`;

describe("the permission matrix", () => {
  it("is what the abilities make of it, as it was asked for and as the README prints it", () => {
    expect(printMatrix()).toBe(ASKED.trim());
    expect(readFileSync("README.md", "utf8")).toContain(printMatrix());
  });

  it("says of `own` only what somebody has in part", () => {
    for (const row of ACTIONS)
      for (const role of Object.keys(row.own ?? {}) as Role[]) expect(reachIn(row, role)).toBe("own");
  });
});

describe("abilities", () => {
  it("are printed in the README as they are", () => {
    expect(readFileSync("README.md", "utf8")).toContain(printAbilities());
  });

  it("let a student see and manage what is their own, and nothing else", () => {
    const own = (Object.keys(ABILITIES) as Ability[]).filter((ability) => can(["student"], ability));
    expect(own).toEqual([
      "attendance.mark",
      "correction.request",
      "leave.request",
      "attendance.view_own",
      "account.manage_own",
    ]);
  });

  it("reach no further for a teacher than their own sections", () => {
    const reaches = (Object.keys(ABILITIES) as Ability[]).map((ability) => reach(["teacher"], ability));
    expect(reaches).not.toContain("all");
  });

  it("add up over several roles, and are none without a role", () => {
    expect(reach(["teacher", "student"], "person.view")).toBe("own");
    expect(reach(["student", "administrator"], "person.view")).toBe("all");
    expect((Object.keys(ABILITIES) as Ability[]).filter((ability) => can([], ability))).toEqual([]);
  });

  it("keep the operator of the platform out of what organisations hold", () => {
    const own = (Object.keys(ABILITIES) as Ability[]).filter((ability) => can(["operator"], ability));
    expect(own).toEqual(["organization.create", "account.manage_own"]);
  });
});

describe("a key of an application", () => {
  it("can be made for what its owner may, but for people's matters", () => {
    expect(keyScopes(["student"])).toEqual(keyScopes([...ROLES]).filter((one) => can(["student"], one)));
    expect(keyScopes(["student"])).toContain("attendance.view_own");
    const all = keyScopes([...ROLES]);
    for (const ability of ["account.manage_own", "role.manage", "organization.manage", "organization.create"])
      expect(all).not.toContain(ability);
    expect(all).toContain("report.generate");
    expect(keyScopes(["operator"])).toEqual([]);
  });
});

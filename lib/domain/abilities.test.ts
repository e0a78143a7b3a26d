import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ABILITIES, type Ability, can, keyScopes, ROLES, reach } from "./abilities";

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

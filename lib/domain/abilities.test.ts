import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ABILITIES, type Ability, can, type Role, reach } from "./abilities";

const ROLES: Role[] = ["administrator", "teacher", "student"];

/** The table as the README prints it. */
function printAbilities(): string {
  const rows = (Object.keys(ABILITIES) as Ability[]).map((ability) => {
    const cells = ROLES.map((role) => reach(role, ability) ?? "no");
    return `| \`${ability}\` | ${cells.join(" | ")} |`;
  });
  return ["| ability | administrator | teacher | student |", "|---|---|---|---|", ...rows].join("\n");
}

describe("abilities", () => {
  it("are printed in the README as they are", () => {
    expect(readFileSync("README.md", "utf8")).toContain(printAbilities());
  });

  it("let a student see and manage what is their own, and nothing else", () => {
    const own = (Object.keys(ABILITIES) as Ability[]).filter((ability) => can("student", ability));
    expect(own).toEqual(["attendance.view_own", "account.manage_own"]);
  });

  it("reach no further for a teacher than their own sections", () => {
    const reaches = (Object.keys(ABILITIES) as Ability[]).map((ability) => reach("teacher", ability));
    expect(reaches).not.toContain("all");
  });
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { AUDIT_GROUPS } from "@/lib/contracts/audit";
import { isPlainKey } from "@/lib/i18n/text";
import { findAuditActions } from "@/scripts/architecture/audit-actions";
import { readSourceTree } from "@/scripts/architecture/source-tree";

const root = fileURLToPath(new URL("../", import.meta.url));
const tree = readSourceTree(root);

const actions = findAuditActions(tree);

const codes = [...readFileSync(`${root}lib/domain/check-in-code.ts`, "utf8").matchAll(/\| "([A-Z_]+)"/g)].map(
  (match) => match[1] ?? "",
);

describe("the audit page has words", () => {
  it("for what was found in the sources", () => {
    expect(actions).toContain("sign_in.locked");
    expect(actions).toContain("enrolment.replace");
    expect(codes).toContain("ATT_MALFORMED");
  });

  it.each(actions)("for the action %s, and a group that shows it", (action) => {
    expect(isPlainKey(`auditWords.action.${action}`)).toBe(true);
    const groups = Object.values(AUDIT_GROUPS).filter((prefixes) =>
      prefixes.some((prefix) => action.startsWith(prefix)),
    );
    expect(groups).toHaveLength(1);
  });

  it.each([...new Set(codes)])("for the code %s", (code) => {
    expect(isPlainKey(`auditWords.reason.${code}`)).toBe(true);
  });
});

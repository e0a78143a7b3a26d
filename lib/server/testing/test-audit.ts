import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import type { TestOrganization } from "./test-organization";

/** Writes so many rows into an organisation's audit log, a millisecond apart from `since` on, by a teacher and by the system in turn. */
export async function writeAuditRows(
  organization: TestOrganization,
  count: number,
  since: Date,
): Promise<void> {
  await inOrganization(organization.id, async (tx) => {
    for (let i = 0; i < count; i++) {
      await recordAudit(tx, organization.id, {
        by: i % 2 ? "system" : organization.teacher,
        at: new Date(since.getTime() + i),
        action: i % 2 ? "test.odd" : "test.even",
        objectKind: "test",
        after: { z: i, a: { y: [1, 2.5], b: "ب" } },
      });
    }
  });
}

import { parseArgs } from "node:util";
import { and, asc, eq } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { organizations } from "@/db/schema/organizations";
import type { AuditVerdict } from "@/lib/contracts/audit";
import { MaintenanceError, runOnData } from "./maintenance";

/**
 * `npm run audit:verify -- [--organization ID] [--head HASH] [--kept HASH]`: checks the audit chain of every organisation, or of one, and
 * prints a line each. `--head` must be the hash of the last row; `--kept`, a head noted earlier, that of any row: nothing up to it was
 * cut off since. Exit code 0: all hold, 1: one does not, 2: it could not be checked.
 */
type Options = { organization?: string; head?: string; kept?: string };

await runOnData(async () => {
  const { values: options } = parseArgs({
    options: { organization: { type: "string" }, head: { type: "string" }, kept: { type: "string" } },
  });
  const found = await listOrganizations(options);
  if (found.length === 0) console.log("This database holds no organisation.");
  let exitCode: 0 | 1 = 0;
  for (const { id, nameEn } of found) {
    const { holds, finding } = await check(id, options);
    console.log(`${holds ? "holds" : "BROKEN"}  ${nameEn} (${id}): ${finding}`);
    if (!holds) exitCode = 1;
  }
  return exitCode;
});

async function listOrganizations({ organization, head, kept }: Options) {
  const { inDirectory } = await import("@/lib/server/database");
  const all = await inDirectory((tx) =>
    tx
      .select({ id: organizations.id, nameEn: organizations.nameEn })
      .from(organizations)
      .orderBy(asc(organizations.nameEn)),
  );
  const found = organization === undefined ? all : all.filter(({ id }) => id === organization);
  if (organization !== undefined && found.length === 0)
    throw new MaintenanceError(`This database holds no organisation ${organization}.`);
  if ((head !== undefined || kept !== undefined) && found.length !== 1) {
    throw new MaintenanceError(
      `A head belongs to one organisation; say with --organization to which of the ${found.length} here.`,
    );
  }
  return found;
}

async function check(id: string, { head, kept }: Options): Promise<{ holds: boolean; finding: string }> {
  const { inOrganization } = await import("@/lib/server/database");
  const { walkChain } = await import("@/lib/server/audit/verify-audit");
  return inOrganization(id, async (tx) => {
    const verdict = await walkChain(tx, id);
    if (verdict.kind === "broken") return { holds: false, finding: describeFault(verdict) };
    const finding = `${verdict.rows} rows, unbroken, head ${verdict.head || "none"}`;
    if (head !== undefined && head !== verdict.head)
      return { holds: false, finding: `${finding}; the head given is another one` };
    if (kept === undefined) return { holds: true, finding };
    const [row] = await tx
      .select({ seq: auditLog.seq })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, id), eq(auditLog.hash, kept)));
    if (!row)
      return { holds: false, finding: `${finding}; no row has the hash that was kept, so rows were cut off` };
    return { holds: true, finding: `${finding}; the hash that was kept is that of row ${row.seq}` };
  });
}

function describeFault({ seq, fault }: Extract<AuditVerdict, { kind: "broken" }>): string {
  return fault === "changed"
    ? `row ${seq} was changed after it was written; the rows before it hold`
    : `row ${seq} is missing; the rows before it hold`;
}

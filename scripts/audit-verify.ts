import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { and, asc, eq } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { organizations } from "@/db/schema/organizations";
import type { AuditVerdict } from "@/lib/contracts/audit";
import type { AuditHead } from "@/lib/server/audit/signed-head";
import { MaintenanceError, runOnData } from "./maintenance";

/**
 * `npm run audit:verify -- [--organization ID] [--head HASH] [--kept HASH] [--heads FILE]`: checks the audit chain of every organisation,
 * or of one, and prints a line each. `--head` must be the hash of the last row; `--kept`, a head noted earlier, that of any row: nothing
 * up to it was cut off since. `--heads` is a file of heads that the server signed (audit-heads.jsonl of the data directory, or better a
 * copy kept elsewhere): every row that it names must still be there. Exit code 0: all hold, 1: one does not, 2: it could not be checked.
 */
type Options = { organization?: string; head?: string; kept?: string; heads?: string };

await runOnData(async () => {
  const { values: options } = parseArgs({
    args: joinHashes(process.argv.slice(2)),
    options: {
      organization: { type: "string" },
      head: { type: "string" },
      kept: { type: "string" },
      heads: { type: "string" },
    },
  });
  const found = await listOrganizations(options);
  if (found.length === 0) console.log("This database holds no organisation.");
  const { heads, faultyLines } = await readHeadsFile(options.heads);
  let exitCode: 0 | 1 = 0;
  const tell = (holds: boolean, finding: string) => {
    console.log(`${holds ? "holds" : "BROKEN"}  ${finding}`);
    if (!holds) exitCode = 1;
  };
  for (const { id, nameEn } of found) {
    const { holds, finding } = await check(id, options);
    tell(holds, `${nameEn} (${id}): ${finding}`);
    if (options.heads === undefined) continue;
    const signed = await checkSigned(id, heads);
    tell(signed.holds, `${nameEn} (${id}): ${signed.finding}`);
  }
  for (const line of faultyLines)
    tell(false, `line ${line} of ${options.heads} is no head that this server signed, or it was changed`);
  for (const id of strangersAmong(
    heads,
    found.map(({ id }) => id),
    options,
  ))
    tell(false, `heads of organisation ${id} were signed, but it is not in this database`);
  return exitCode;
});

/** A hash may begin with a hyphen, which would read as the next option: `--kept -x` becomes `--kept=-x`. */
function joinHashes(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (["--head", "--kept"].includes(args[index - 1] ?? "")) return [];
    const value = args[index + 1];
    return ["--head", "--kept"].includes(arg) && value !== undefined ? [`${arg}=${value}`] : [arg];
  });
}

async function readHeadsFile(path: string | undefined) {
  if (path === undefined) return { heads: [], faultyLines: [] };
  const { readHeads } = await import("@/lib/server/audit/verify-heads");
  try {
    return await readHeads(readFileSync(path, "utf8"));
  } catch (error) {
    throw new MaintenanceError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

async function checkSigned(id: string, heads: readonly AuditHead[]) {
  const { inOrganization } = await import("@/lib/server/database");
  const { checkHeads } = await import("@/lib/server/audit/verify-heads");
  const verdict = await inOrganization(id, (tx) => checkHeads(tx, id, heads));
  if (verdict.kind === "hold") {
    const { count, last } = verdict;
    const through = last ? `, the last of row ${last.seq} at ${last.at}` : "; nothing proves its end";
    return { holds: true, finding: `${count} signed heads${through}` };
  }
  const { seq, at } = verdict.head;
  const fault =
    verdict.kind === "cut_off"
      ? `row ${seq} was there at ${at} and is not there now: rows were cut off the end`
      : `row ${seq} is another one than at ${at}: the chain was written anew`;
  return { holds: false, finding: fault };
}

/** Organisations whose heads the file holds and the database does not; asked for one organisation, nothing is said of others. */
function strangersAmong(heads: readonly AuditHead[], known: readonly string[], { organization }: Options) {
  if (organization !== undefined) return [];
  return [...new Set(heads.map(({ organizationId }) => organizationId))].filter((id) => !known.includes(id));
}

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

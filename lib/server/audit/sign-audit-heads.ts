import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { desc, eq } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { organizations } from "@/db/schema/organizations";
import { isHeadDue, type SignedThrough } from "@/lib/domain/audit-heads";
import { inDirectory, inOrganization } from "../database";
import { env } from "../env";
import { type AuditHead, readHeadLine, writeHeadLine } from "./signed-head";

type Signed = Map<string, SignedThrough>;

// On globalThis so that every bundle of the server goes on where the last one stopped.
const shared = globalThis as typeof globalThis & { hadirSignedHeads?: Map<string, Signed> };

/** Where the heads are written: beside the data, outside of the database. */
export const headsFile = () => join(env.dataDirectory, "audit-heads.jsonl");

/**
 * Signs the end of each organisation's audit chain that grew by a thousand rows, or at all in ten minutes, and adds it to a file that only
 * its owner may read: whoever later cuts rows off the end of the log is shown by it. Answers how many were signed.
 */
export async function signAuditHeads(now: Date, file = headsFile()): Promise<number> {
  const signed = await signedIn(file);
  const found = await inDirectory((tx) => tx.select({ id: organizations.id }).from(organizations));
  let count = 0;
  for (const { id } of found) {
    const last = await findLastRow(id);
    if (!last || !isHeadDue(signed.get(id) ?? null, last.seq, now.getTime())) continue;
    const head = { organizationId: id, seq: last.seq, hash: last.hash, at: now.toISOString() };
    await appendFile(file, `${await writeHeadLine(head)}\n`, { mode: 0o600 });
    signed.set(id, { seq: last.seq, at: now.getTime() });
    count++;
  }
  return count;
}

async function findLastRow(organizationId: string): Promise<Pick<AuditHead, "seq" | "hash"> | null> {
  const [last] = await inOrganization(organizationId, (tx) =>
    tx
      .select({ seq: auditLog.seq, hash: auditLog.hash })
      .from(auditLog)
      .where(eq(auditLog.organizationId, organizationId))
      .orderBy(desc(auditLog.seq))
      .limit(1),
  );
  return last ?? null;
}

/** How far each organisation was signed, as the file says at the first call of the process. */
async function signedIn(file: string): Promise<Signed> {
  shared.hadirSignedHeads ??= new Map();
  const known = shared.hadirSignedHeads.get(file);
  if (known) return known;
  const signed: Signed = new Map();
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  for (const line of text.split("\n").filter(Boolean)) {
    const head = await readHeadLine(line);
    if (head) signed.set(head.organizationId, { seq: head.seq, at: Date.parse(head.at) });
  }
  // A process that was killed while it wrote left half a line: the next head does not go onto it.
  if (text !== "" && !text.endsWith("\n")) await appendFile(file, "\n");
  shared.hadirSignedHeads.set(file, signed);
  return signed;
}

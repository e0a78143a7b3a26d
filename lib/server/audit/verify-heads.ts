import "server-only";
import { and, eq } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import type { Transaction } from "../database";
import { type AuditHead, readHeadLine } from "./signed-head";

/** What a file of heads holds: those that this server signed, and which lines (1 = first) are something else. */
type HeadsFile = { heads: AuditHead[]; faultyLines: number[] };

export async function readHeads(text: string): Promise<HeadsFile> {
  const lines = text.split("\n").map((line, index) => ({ line, number: index + 1 }));
  const read = await Promise.all(
    lines
      .filter(({ line }) => line.trim() !== "")
      .map(async ({ line, number }) => ({ number, head: await readHeadLine(line) })),
  );
  return {
    heads: read.flatMap(({ head }) => head ?? []),
    faultyLines: read.filter(({ head }) => head === null).map(({ number }) => number),
  };
}

/** Whether the chain still holds every row that was signed; else the first head that it does not, and whether its row is gone or other. */
type HeadsVerdict =
  | { kind: "hold"; count: number; last: AuditHead | null }
  | { kind: "cut_off" | "rewritten"; head: AuditHead };

export async function checkHeads(
  tx: Transaction,
  organizationId: string,
  heads: readonly AuditHead[],
): Promise<HeadsVerdict> {
  const own = heads
    .filter((head) => head.organizationId === organizationId)
    .toSorted((a, b) => a.seq - b.seq);
  for (const head of own) {
    const [row] = await tx
      .select({ hash: auditLog.hash })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, organizationId), eq(auditLog.seq, head.seq)));
    if (!row) return { kind: "cut_off", head };
    if (row.hash !== head.hash) return { kind: "rewritten", head };
  }
  return { kind: "hold", count: own.length, last: own.at(-1) ?? null };
}

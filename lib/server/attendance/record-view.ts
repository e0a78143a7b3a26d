import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { recordDecisions } from "@/db/schema/attendance";
import { accounts } from "@/db/schema/people";
import type { DecisionMethod, RecordView, StatusView } from "@/lib/contracts/attendance-record";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { Reason } from "@/lib/domain/attendance/reason";
import type { Status } from "@/lib/domain/attendance/record";
import { codeOf, type StatusCode } from "@/lib/domain/attendance/status-code";
import type { Transaction } from "../database";
import type { RecordRow } from "./recompute-records";
import type { ObligationRow } from "./record-inputs";

/** What records are shown with: the organisation's codes, and who decided what. */
export type RecordWords = {
  codes: readonly StatusCode[];
  decisions: ReadonlyMap<
    string,
    {
      kind: "mark" | "correction" | "override";
      method: DecisionMethod;
      name: Bilingual;
      at: Date;
      note: string | null;
    }
  >;
};

/** The decisions in force in these records, with who made them. */
export async function loadRecordWords(
  tx: Transaction,
  organizationId: string,
  { codes, records }: { codes: readonly StatusCode[]; records: readonly (RecordRow | null)[] },
): Promise<RecordWords> {
  const ids = records.flatMap((record) => record?.overrideDecisionId ?? []);
  const found =
    ids.length === 0
      ? []
      : await tx
          .select({ decision: recordDecisions, nameAr: accounts.nameAr, nameEn: accounts.nameEn })
          .from(recordDecisions)
          .innerJoin(
            accounts,
            and(
              eq(accounts.organizationId, recordDecisions.organizationId),
              eq(accounts.id, recordDecisions.decidedBy),
            ),
          )
          .where(and(eq(recordDecisions.organizationId, organizationId), inArray(recordDecisions.id, ids)));
  const decisions = new Map(
    found.map(({ decision: { id, kind, method, decidedAt: at, note }, nameAr: ar, nameEn: en }) => [
      id,
      { kind, method, name: { ar, en }, at, note },
    ]),
  );
  return { codes, decisions };
}

/** A record as pages show it; one that is not there yet says only whether it can still come. */
export function recordView(
  obligation: ObligationRow,
  record: RecordRow | null,
  words: RecordWords,
  now: Date,
): RecordView {
  if (!record) return unknownView(obligation, words, now);
  const decision = record.overrideDecisionId ? words.decisions.get(record.overrideDecisionId) : undefined;
  const { madeUpBy } = record;
  const computed: Status = {
    presence: record.computedPresence,
    late: record.computedLate,
    leftEarly: record.computedLeftEarly,
    excusal: record.computedExcusal,
  };
  const beside = record.evidenceBeside;
  return {
    obligationId: record.obligationId,
    status: statusView(record, madeUpBy, words),
    computed: statusView(computed, madeUpBy, words),
    override: decision ? { ...decision, at: decision.at.toISOString() } : null,
    firstIn: record.firstIn?.toISOString() ?? null,
    lastOut: record.lastOut?.toISOString() ?? null,
    missingOut: record.missingOut,
    assumedOut: record.assumedOut?.toISOString() ?? null,
    lateMinutes: record.lateMinutes,
    earlyMinutes: record.earlyMinutes,
    presentMinutes: record.presentMinutes,
    evidenceBeside: beside && { firstIn: instant(beside.firstIn), lastOut: instant(beside.lastOut) },
    state: record.state,
    policyVersion: record.policyVersion,
    explain: record.explain as Reason[],
  };
}

function unknownView(obligation: ObligationRow, words: RecordWords, now: Date): RecordView {
  const windowTo = obligation.windowTo.getTime();
  const isOver = now.getTime() > windowTo;
  const status: Status = {
    presence: isOver && obligation.state !== "cancelled" ? "absent" : "not_yet",
    late: false,
    leftEarly: false,
    excusal: "none",
  };
  const view = statusView(status, null, words);
  const code =
    obligation.state === "cancelled" ? null : isOver ? ("not_seen" as const) : ("not_yet" as const);
  return {
    obligationId: obligation.id,
    status: view,
    computed: view,
    override: null,
    firstIn: null,
    lastOut: null,
    missingOut: false,
    assumedOut: null,
    lateMinutes: 0,
    earlyMinutes: 0,
    presentMinutes: 0,
    evidenceBeside: null,
    state: "provisional",
    policyVersion: obligation.policyVersion,
    explain: code === null ? [{ code: "cancelled", facts: {} }] : [{ code, facts: { windowTo } }],
  };
}

function statusView(
  { presence, late, leftEarly, excusal }: Status,
  madeUpBy: string | null,
  { codes }: RecordWords,
): StatusView {
  const code = codeOf({ presence, late, leftEarly, excusal, madeUpBy }, codes)?.code ?? null;
  return { presence, late, leftEarly, excusal, code };
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

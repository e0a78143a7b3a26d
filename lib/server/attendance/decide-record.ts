import "server-only";
import { v7 as uuidv7 } from "uuid";
import { recordDecisions } from "@/db/schema/attendance";
import type { DecisionMethod } from "@/lib/contracts/attendance-record";
import type { Decision } from "@/lib/domain/attendance/record";
import type { Actor } from "../actor";
import type { Transaction } from "../database";
import type { RecordChange } from "./recompute-records";
import type { LoadedObligation } from "./record-inputs";
import type { Rulebook } from "./rulebook";
import { updateRecords } from "./update-records";

/** What somebody decides about some records: the same for all of them. */
export type RecordDecision = Pick<Decision, "kind" | "sets"> & {
  obligations: readonly LoadedObligation[];
  method?: DecisionMethod;
  note: string | null;
  correctionId?: string;
  by: Actor;
};

/** Writes decisions and brings the records up to date. Locked periods are the caller's to refuse. */
export async function decideRecords(
  tx: Transaction,
  rulebook: Rulebook,
  { obligations, kind, method = "hand", sets, note, correctionId, by }: RecordDecision,
  now: Date,
): Promise<RecordChange[]> {
  if (obligations.length === 0) return [];
  await tx.insert(recordDecisions).values(
    obligations.map(({ id: obligationId }) => ({
      organizationId: by.organizationId,
      id: uuidv7(),
      obligationId,
      kind,
      method,
      sets,
      note,
      correctionId: correctionId ?? null,
      decidedBy: by.accountId,
      decidedAt: now,
    })),
  );
  return updateRecords(tx, rulebook, {
    personIds: [...new Set(obligations.map(({ personId }) => personId))],
    from: new Date(Math.min(...obligations.map(({ windowFrom }) => windowFrom))),
    to: new Date(Math.max(...obligations.map(({ windowTo }) => windowTo))),
    now,
  });
}

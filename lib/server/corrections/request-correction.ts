import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { corrections } from "@/db/schema/corrections";
import { obligations } from "@/db/schema/obligations";
import type { RequestCorrection, RequestedChange } from "@/lib/contracts/corrections";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { requireUnlocked } from "../attendance/locked-periods";
import { findRecord } from "../attendance/mark-person";
import { type LoadedObligation, loadObligations } from "../attendance/record-inputs";
import { loadRecordWords, recordView } from "../attendance/record-view";
import { loadStatusCodes } from "../attendance/status-codes";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { isOwnPaper } from "./queries";

/**
 * Somebody asks that their own record be corrected. Problems: `obligation_not_found`, `not_begun_yet`, `session_cancelled`,
 * `period_locked`, `correction_pending`, `paper_not_found` (field fileId), `event_in_future`, `event_outside_window`.
 */
export async function requestCorrection(
  actor: Actor,
  input: RequestCorrection,
  now: Date,
): Promise<{ correctionId: string }> {
  authorise(actor, "correction.request");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    await loadOrganization(tx, organizationId);
    const [obligation] = await loadObligations(
      tx,
      organizationId,
      and(eq(obligations.id, input.obligationId), eq(obligations.personId, actor.personId)),
    );
    if (!obligation) throw new Problem("not_found", "obligation_not_found");
    if (obligation.state === "cancelled") throw new Problem("conflict", "session_cancelled");
    if (obligation.startsAt > now.getTime()) throw new Problem("conflict", "not_begun_yet");
    requirePossible(obligation, input.change, now);
    await requireUnlocked(tx, organizationId, [obligation.row]);
    await requireNonePending(tx, organizationId, obligation.id);
    const { fileId } = input;
    if (fileId && !(await isOwnPaper(tx, organizationId, { fileId, accountId: actor.accountId })))
      throw new Problem("not_found", "paper_not_found", "fileId");
    const correctionId = uuidv7();
    await tx.insert(corrections).values({
      organizationId,
      id: correctionId,
      obligationId: obligation.id,
      personId: actor.personId,
      kind: input.change.kind,
      requested: requestedOf(input.change),
      before: await statusBefore(tx, organizationId, obligation, now),
      reasonCode: input.reasonCode,
      reason: input.reason,
      fileId: fileId ?? null,
      requestedBy: actor.accountId,
      requestedAt: now,
      state: "pending",
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "correction.request",
      objectKind: "person",
      objectId: actor.personId,
      reason: input.reasonCode,
      after: { correctionId, obligationId: obligation.id, kind: input.change.kind },
    });
    return { correctionId };
  });
}

/** Times that were never, or far from what was expected, cannot be right. */
function requirePossible(obligation: LoadedObligation, change: RequestedChange, now: Date): void {
  if (change.kind !== "times") return;
  for (const field of ["firstIn", "lastOut"] as const) {
    const text = change[field];
    if (text === null) continue;
    const at = Date.parse(text);
    if (at > now.getTime()) throw new Problem("invalid", "event_in_future", `change.${field}`);
    if (at < obligation.windowFrom || at > obligation.windowTo)
      throw new Problem("invalid", "event_outside_window", `change.${field}`);
  }
}

async function requireNonePending(
  tx: Transaction,
  organizationId: string,
  obligationId: string,
): Promise<void> {
  const [pending] = await tx
    .select({ id: corrections.id })
    .from(corrections)
    .where(
      and(
        eq(corrections.organizationId, organizationId),
        eq(corrections.obligationId, obligationId),
        eq(corrections.state, "pending"),
      ),
    );
  if (pending) throw new Problem("conflict", "correction_pending");
}

function requestedOf(change: RequestedChange) {
  if (change.kind === "excuse") return { excusal: "excused" as const };
  if (change.kind === "times")
    return { firstIn: change.firstIn ?? undefined, lastOut: change.lastOut ?? undefined };
  const { presence, late, leftEarly } = change;
  return { presence, late, leftEarly };
}

async function statusBefore(
  tx: Transaction,
  organizationId: string,
  obligation: LoadedObligation,
  now: Date,
) {
  const record = await findRecord(tx, organizationId, obligation.id);
  const codes = await loadStatusCodes(tx, organizationId);
  const words = await loadRecordWords(tx, organizationId, { codes, records: [record] });
  const { presence, late, leftEarly, excusal } = recordView(obligation.row, record, words, now).status;
  return { presence, late, leftEarly, excusal };
}

import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { corrections } from "@/db/schema/corrections";
import type { decideCorrectionSchema, RequestedChange } from "@/lib/contracts/corrections";
import type { Decision } from "@/lib/domain/attendance/record";
import { type Actor, authorise } from "../actor";
import { decideRecords } from "../attendance/decide-record";
import { loadOrganization } from "../attendance/ensure-sessions";
import { requireUnlocked } from "../attendance/locked-periods";
import { isDecidedByAdministrator } from "../attendance/mark-person";
import { requireObligation } from "../attendance/obligation-reach";
import { rulebookForRecords } from "../attendance/recompute-records";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { changeOf } from "./queries";

/**
 * A teacher decides about own sections, an administrator about all, nobody about their own record. An approval changes the record, a
 * refusal needs a reason. Problems: `correction_not_found`, `correction_decided`, `own_correction`, `refusal_reason` (field reason),
 * `period_locked`, `decided_by_administrator`.
 */
export async function decideCorrection(
  actor: Actor,
  { correctionId, decision, reason }: z.output<typeof decideCorrectionSchema>,
  now: Date,
): Promise<void> {
  const reach = authorise(actor, "correction.decide");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const correction = await findCorrection(tx, organizationId, correctionId);
    if (!correction) throw new Problem("not_found", "correction_not_found");
    const obligation = await requireObligation(tx, { actor, reach, now }, correction.obligationId).catch(
      (error: unknown) => {
        throw error instanceof Problem ? new Problem("not_found", "correction_not_found") : error;
      },
    );
    if (correction.personId === actor.personId) throw new Problem("forbidden", "own_correction");
    if (decision === "refuse" && reason.length < 3) throw new Problem("invalid", "refusal_reason", "reason");
    await requireUnlocked(tx, organizationId, [obligation.row]);
    const state = decision === "approve" ? ("approved" as const) : ("refused" as const);
    const decided = await tx
      .update(corrections)
      .set({ state, decidedBy: actor.accountId, decidedAt: now, decisionReason: reason })
      .where(
        and(
          eq(corrections.organizationId, organizationId),
          eq(corrections.id, correctionId),
          eq(corrections.state, "pending"),
        ),
      )
      .returning({ id: corrections.id });
    if (decided.length !== 1) throw new Problem("conflict", "correction_decided");
    const standsOver = await isDecidedByAdministrator(tx, organizationId, obligation.id);
    if (standsOver && reach !== "all") throw new Problem("conflict", "decided_by_administrator");
    if (state === "approved")
      await decideRecords(
        tx,
        await rulebookForRecords(tx, organization),
        {
          obligations: [obligation],
          kind: standsOver ? "override" : "correction",
          sets: setsOfChange(changeOf(correction)),
          note: reason || null,
          correctionId,
          by: actor,
        },
        now,
      );
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "correction.decide",
      objectKind: "person",
      objectId: correction.personId,
      reason: reason || undefined,
      before: correction.before,
      after: { correctionId, obligationId: obligation.id, state, ...correction.requested },
    });
  });
}

/** What an approved request says of the record. */
function setsOfChange(change: RequestedChange): Decision["sets"] {
  switch (change.kind) {
    case "excuse":
      return { type: "excusal", excusal: "excused" };
    case "times":
      return {
        type: "times",
        firstIn: change.firstIn === null ? null : Date.parse(change.firstIn),
        lastOut: change.lastOut === null ? null : Date.parse(change.lastOut),
      };
    case "status": {
      const { presence, late, leftEarly } = change;
      return { type: "status", presence, late, leftEarly, lateMinutes: null, excusal: null };
    }
  }
}

/** One request of the organisation. */
export async function findCorrection(tx: Transaction, organizationId: string, correctionId: string) {
  const [correction] = await tx
    .select()
    .from(corrections)
    .where(and(eq(corrections.organizationId, organizationId), eq(corrections.id, correctionId)));
  return correction ?? null;
}

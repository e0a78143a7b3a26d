import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { attendanceRecords, recordDecisions } from "@/db/schema/attendance";
import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Mark, MarkPersonRequest } from "@/lib/contracts/roll";
import type { Decision } from "@/lib/domain/attendance/record";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { decideRecords } from "./decide-record";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { requireUnlocked } from "./locked-periods";
import { requireObligation } from "./obligation-reach";
import { rulebookForRecords } from "./recompute-records";
import type { LoadedObligation } from "./record-inputs";
import { loadRecordWords, recordView } from "./record-view";
import { loadStatusCodes } from "./status-codes";

const MINUTE = 60_000;

/**
 * What a teacher says of somebody in an own session, or an administrator of anybody: it stands over what devices see, which shows beside
 * it. An administrator's word stands over a teacher's. Problems: `obligation_not_found`, `session_cancelled`, `period_locked`,
 * `decided_by_administrator`.
 */
export async function markPerson(actor: Actor, input: MarkPersonRequest, now: Date): Promise<RecordView> {
  const reach = authorise(actor, "roll.take");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const obligation = await requireObligation(tx, { actor, reach, now }, input.obligationId);
    if (obligation.state === "cancelled") throw new Problem("conflict", "session_cancelled");
    await requireUnlocked(tx, organizationId, [obligation.row]);
    const kind = reach === "all" ? ("override" as const) : ("mark" as const);
    if (kind === "mark" && (await isDecidedByAdministrator(tx, organizationId, obligation.id)))
      throw new Problem("conflict", "decided_by_administrator");
    const before = await findRecord(tx, organizationId, obligation.id);
    const sets = setsOf(input.mark, { obligation, lateMinutes: input.lateMinutes, now });
    const rulebook = await rulebookForRecords(tx, organization);
    await decideRecords(
      tx,
      rulebook,
      { obligations: [obligation], kind, sets, note: input.note || null, by: actor },
      now,
    );
    const after = await findRecord(tx, organizationId, obligation.id);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roll.mark",
      objectKind: "person",
      objectId: obligation.personId,
      before: before ? { presence: before.presence, late: before.late, excusal: before.excusal } : undefined,
      after: { obligationId: obligation.id, mark: input.mark },
    });
    const codes = await loadStatusCodes(tx, organizationId);
    const words = await loadRecordWords(tx, organizationId, { codes, records: [after] });
    return recordView(obligation.row, after, words, now);
  });
}

/** What a mark says of the three axes. Late without minutes counts from the start while the obligation runs. */
export function setsOf(
  mark: Mark,
  { obligation, lateMinutes, now }: { obligation: LoadedObligation; lateMinutes?: number; now: Date },
): Decision["sets"] {
  const here = {
    type: "status",
    presence: "present",
    late: false,
    leftEarly: false,
    lateMinutes: null,
  } as const;
  switch (mark) {
    case "present":
      return { ...here, excusal: "none" };
    case "late": {
      const runs = obligation.startsAt < now.getTime() && now.getTime() <= obligation.endsAt;
      const since = runs ? Math.ceil((now.getTime() - obligation.startsAt) / MINUTE) : null;
      return { ...here, late: true, lateMinutes: lateMinutes ?? since, excusal: "none" };
    }
    case "left_early":
      return { ...here, leftEarly: true, excusal: "none" };
    case "absent":
      return { ...here, presence: "absent", excusal: "none" };
    case "excused":
      return { ...here, presence: "absent", excusal: "excused" };
    case "cleared":
      return { type: "cleared" };
  }
}

/** Whether an administrator's word stands about a record: a teacher does not undo it. */
export async function isDecidedByAdministrator(
  tx: Transaction,
  organizationId: string,
  obligationId: string,
): Promise<boolean> {
  const [latest] = await tx
    .select()
    .from(recordDecisions)
    .where(
      and(
        eq(recordDecisions.organizationId, organizationId),
        eq(recordDecisions.obligationId, obligationId),
        eq(recordDecisions.kind, "override"),
      ),
    )
    .orderBy(desc(recordDecisions.decidedAt), desc(recordDecisions.id))
    .limit(1);
  return latest !== undefined && latest.sets.type !== "cleared";
}

export async function findRecord(tx: Transaction, organizationId: string, obligationId: string) {
  const [record] = await tx
    .select()
    .from(attendanceRecords)
    .where(
      and(
        eq(attendanceRecords.organizationId, organizationId),
        eq(attendanceRecords.obligationId, obligationId),
      ),
    );
  return record ?? null;
}

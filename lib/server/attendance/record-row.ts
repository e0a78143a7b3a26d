import "server-only";
import type { attendanceRecords } from "@/db/schema/attendance";
import type { AttendanceRecord } from "@/lib/domain/attendance/record";
import { workedTime } from "@/lib/domain/attendance/worked-time";
import type { LoadedObligation } from "./record-inputs";

type RecordRow = typeof attendanceRecords.$inferSelect;

/** A computed record as it is stored. */
export function recordRow(
  obligation: LoadedObligation,
  record: AttendanceRecord,
  { inputsHash, now }: { inputsHash: string; now: Date },
): RecordRow {
  const { row } = obligation;
  const { computed, override } = record;
  const { workedMinutes, outsideMinutes } = workedTime(obligation, record);
  const instant = (at: number | null) => (at === null ? null : new Date(at));
  return {
    organizationId: row.organizationId,
    obligationId: row.id,
    personId: row.personId,
    sectionId: row.sectionId,
    unitId: row.unitId,
    workDate: row.workDate,
    startsAt: row.startsAt,
    presence: record.presence,
    late: record.late,
    leftEarly: record.leftEarly,
    excusal: record.excusal,
    computedPresence: computed.presence,
    computedLate: computed.late,
    computedLeftEarly: computed.leftEarly,
    computedExcusal: computed.excusal,
    overridePresence: override?.presence ?? null,
    overrideLate: override?.late ?? null,
    overrideLeftEarly: override?.leftEarly ?? null,
    overrideExcusal: override?.excusal ?? null,
    overrideDecisionId: override?.decisionId ?? null,
    firstIn: instant(record.firstIn),
    lastOut: instant(record.lastOut),
    missingOut: record.missingOut,
    assumedOut: instant(record.assumedOut),
    lateMinutes: record.lateMinutes,
    earlyMinutes: record.earlyMinutes,
    presentMinutes: record.presentMinutes,
    workedMinutes,
    outsideMinutes,
    evidenceBeside: record.evidenceBeside,
    madeUpBy: record.madeUpBy,
    state: record.state,
    policyVersion: row.policyVersion,
    inputsHash,
    explain: record.explain,
    computedAt: now,
  };
}

import { canonicalInputs } from "./inputs";
import type { AttendanceRecord, RecordInput, Status } from "./record";

/** The record of a cancelled obligation: nobody is expected, so nobody is present, absent or late in it, for good (rule 6). */
export function cancelledRecord(input: RecordInput): AttendanceRecord {
  const status: Status = { presence: "not_yet", late: false, leftEarly: false, excusal: "none" };
  return {
    obligationId: input.obligation.id,
    ...status,
    firstIn: null,
    lastOut: null,
    missingOut: false,
    assumedOut: null,
    lateMinutes: 0,
    earlyMinutes: 0,
    presentMinutes: 0,
    pairs: [],
    computed: status,
    override: null,
    evidenceBeside: null,
    madeUpBy: null,
    state: "final",
    explain: [{ code: "cancelled", facts: {} }],
    inputs: canonicalInputs(input),
  };
}

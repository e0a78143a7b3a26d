import { kindOf, type StatusKind } from "@/components/attendance/status-kind";
import type { CorrectionView } from "@/lib/contracts/corrections";
import type { Excusal, Presence } from "@/lib/domain/attendance/record";

const PRESENCES: readonly Presence[] = ["present", "absent", "not_yet"];
const EXCUSALS: readonly Excusal[] = ["none", "excused", "on_leave"];

/** What the record said when the request was made. */
export function statusBefore({ presence, late, leftEarly, excusal }: CorrectionView["before"]): StatusKind {
  return kindOf({
    presence: PRESENCES.find((one) => one === presence) ?? "not_yet",
    late,
    leftEarly,
    excusal: EXCUSALS.find((one) => one === excusal) ?? "none",
  });
}

import { axesOfMark } from "@/components/attendance/mark-axes";
import { kindOf } from "@/components/attendance/status-kind";
import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Mark, RollEntry } from "@/lib/contracts/roll";

/**
 * Whether it is settled how somebody stands: somebody said so, a device saw them, or leave covers it. Who is absent only because nobody
 * was seen is not.
 */
export function isMarked({ record }: Pick<RollEntry, "record">): boolean {
  return record.override !== null || record.status.presence === "present" || record.status.excusal !== "none";
}

/** Who marks is known to the reader; the server tells the rest. */
const UNDER_WAY = { kind: "mark", method: "hand", name: { ar: "", en: "" }, at: "", note: null } as const;

/** A record as it will be when a mark is in; what is known of the evidence stays. The very same for a mark that is taken back. */
export function recordWith(record: RecordView, mark: Mark): RecordView {
  const status = axesOfMark(mark);
  if (!status) return record;
  const minutes = { lateMinutes: 0, earlyMinutes: 0 };
  return { ...record, ...minutes, status: { ...status, code: null }, override: UNDER_WAY, explain: [] };
}

/** The mark that brings a record back to what it was: what somebody had marked, else what the evidence says. */
export function markBefore(record: RecordView): Mark {
  if (record.override === null) return "cleared";
  const kind = kindOf(record.status);
  switch (kind) {
    case "present":
    case "late":
    case "left_early":
    case "absent":
    case "excused":
      return kind;
    default:
      return "cleared";
  }
}

/** Where the keyboard is in the roll: a person, and which of the buttons of the line. */
export type RollPlace = { row: number; button: number };

/** Where a key leads in a roll of so many people and buttons; null for keys that do not move. */
export function moveInRoll(
  key: string,
  { row, button }: RollPlace,
  { rows, buttons, direction }: { rows: number; buttons: number; direction: "ltr" | "rtl" },
): RollPlace | null {
  const forward = direction === "rtl" ? -1 : 1;
  const within = (nextRow: number, nextButton: number): RollPlace => ({
    row: Math.min(Math.max(nextRow, 0), rows - 1),
    button: Math.min(Math.max(nextButton, 0), buttons - 1),
  });
  switch (key) {
    case "ArrowDown":
      return within(row + 1, button);
    case "ArrowUp":
      return within(row - 1, button);
    case "ArrowRight":
      return within(row, button + forward);
    case "ArrowLeft":
      return within(row, button - forward);
    case "Home":
      return within(0, button);
    case "End":
      return within(rows, button);
    default:
      return null;
  }
}

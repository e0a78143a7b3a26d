import type { AttendanceRecord, Excusal, Presence } from "./record";

/**
 * An organisation's name for a combination of the three axes. `when` holds what must be so (null = whatever). `countsAs` is what it
 * counts in a rate, 0..1 (null = what the obligation's policy says of lateness); `inDenominator` whether it is counted at all; `points`
 * are the organisation's own; `order` sorts legends and decides between equally exact codes.
 */
export type StatusCode = {
  code: string;
  label: { en: string; ar: string };
  when: {
    presence: Presence;
    late: boolean | null;
    leftEarly: boolean | null;
    excusal: Excusal | null;
    madeUp: boolean | null;
  };
  countsAs: number | null;
  inDenominator: boolean;
  points: number;
  reportable: boolean;
  order: number;
};

const WHATEVER = { late: null, leftEarly: null, excusal: null, madeUp: null };
const COUNTED = { inDenominator: true, reportable: true };

/** The codes an organisation begins with; every record but one that is not decided yet has exactly one of them. */
export const DEFAULT_STATUS_CODES: readonly StatusCode[] = [
  {
    ...COUNTED,
    code: "P",
    label: { en: "Present", ar: "حاضر" },
    when: { ...WHATEVER, presence: "present" },
    countsAs: 1,
    points: 2,
    order: 1,
  },
  {
    ...COUNTED,
    code: "L",
    label: { en: "Late", ar: "متأخر" },
    when: { ...WHATEVER, presence: "present", late: true },
    countsAs: null,
    points: 1,
    order: 2,
  },
  {
    ...COUNTED,
    code: "LE",
    label: { en: "Left early", ar: "انصرف مبكرًا" },
    when: { ...WHATEVER, presence: "present", leftEarly: true },
    countsAs: 1,
    points: 1,
    order: 3,
  },
  {
    ...COUNTED,
    code: "LL",
    label: { en: "Late and left early", ar: "تأخر وانصرف مبكرًا" },
    when: { ...WHATEVER, presence: "present", late: true, leftEarly: true },
    countsAs: null,
    points: 1,
    order: 4,
  },
  {
    ...COUNTED,
    code: "A",
    label: { en: "Absent", ar: "غائب" },
    when: { ...WHATEVER, presence: "absent" },
    countsAs: 0,
    points: 0,
    order: 5,
  },
  {
    ...COUNTED,
    code: "M",
    label: { en: "Made up", ar: "عوّض الحصة" },
    when: { ...WHATEVER, presence: "absent", madeUp: true },
    countsAs: 1,
    points: 2,
    order: 6,
  },
  {
    ...COUNTED,
    code: "E",
    label: { en: "Excused", ar: "غائب بعذر" },
    when: { ...WHATEVER, presence: "absent", excusal: "excused" },
    countsAs: 0,
    inDenominator: false,
    points: 0,
    order: 7,
  },
  {
    ...COUNTED,
    code: "OL",
    label: { en: "On leave", ar: "في إجازة" },
    when: { ...WHATEVER, presence: "absent", excusal: "on_leave" },
    countsAs: 0,
    inDenominator: false,
    points: 0,
    order: 8,
  },
];

/** What of a record its code depends on. */
export type Coded = Pick<AttendanceRecord, "presence" | "late" | "leftEarly" | "excusal" | "madeUpBy">;

/**
 * The code of a record: of those whose conditions hold the one with the most conditions, then the first in order. Null where none holds
 * (with the default codes: only before it is decided).
 */
export function codeOf<C extends Pick<StatusCode, "code" | "when" | "order">>(
  record: Coded,
  codes: readonly C[],
): C | null {
  const fitting = codes.filter(({ when }) => fits(record, when));
  return (
    fitting.sort(
      (a, b) => exactness(b) - exactness(a) || a.order - b.order || (a.code < b.code ? -1 : 1),
    )[0] ?? null
  );
}

function fits(record: Coded, when: StatusCode["when"]): boolean {
  return (
    when.presence === record.presence &&
    (when.late ?? record.late) === record.late &&
    (when.leftEarly ?? record.leftEarly) === record.leftEarly &&
    (when.excusal ?? record.excusal) === record.excusal &&
    (when.madeUp ?? record.madeUpBy !== null) === (record.madeUpBy !== null)
  );
}

function exactness({ when }: Pick<StatusCode, "when">): number {
  return Object.values(when).filter((condition) => condition !== null).length;
}

import type { AlertEntry } from "../alert-rules";
import { DEFAULT_CLASS_POLICY } from "../policy";

/** What a letter of `testTerm` stands for. */
const RECORDS: Record<string, Partial<NonNullable<AlertEntry["record"]>>> = {
  P: {},
  L: { late: true, lateMinutes: 10 },
  A: { presence: "absent" },
  E: { presence: "absent", excusal: "excused" },
  M: { presence: "absent", madeUpBy: "make-up" },
  a: { presence: "absent", state: "provisional" },
  l: { late: true, lateMinutes: 10, state: "provisional" },
  ".": { presence: "not_yet", state: "provisional" },
};

/**
 * One person's term from a text, a letter an obligation, one a day: P present, L late, A absent, E excused, M made up, a and l the
 * same but provisional, "." still to come, X cancelled.
 */
export function testTerm(letters: string, lateCountsAs = 1): AlertEntry[] {
  return [...letters].map((letter, index) => ({
    obligation: {
      id: `o${index + 1}`,
      personId: "p1",
      kind: "class",
      startsAt: Date.parse("2026-09-01T08:00Z") + index * 86_400_000,
      state: letter === "X" ? "cancelled" : "expected",
      makeUpFor: null,
      policy: { ...DEFAULT_CLASS_POLICY, lateCountsAs },
    },
    record: {
      presence: "present",
      late: false,
      leftEarly: false,
      excusal: "none",
      madeUpBy: null,
      state: "final",
      lateMinutes: 0,
      override: null,
      ...RECORDS[letter],
    },
  }));
}

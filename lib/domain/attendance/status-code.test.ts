import { describe, expect, it } from "vitest";
import type { Excusal, Presence } from "./record";
import { type Coded, codeOf, DEFAULT_STATUS_CODES, type StatusCode } from "./status-code";

const record = (overrides: Partial<Coded>): Coded => ({
  presence: "present",
  late: false,
  leftEarly: false,
  excusal: "none",
  madeUpBy: null,
  ...overrides,
});

describe("the code of a record", () => {
  it.each<[Partial<Coded>, string | null]>([
    [{}, "P"],
    [{ late: true }, "L"],
    [{ leftEarly: true }, "LE"],
    [{ late: true, leftEarly: true }, "LL"],
    [{ excusal: "excused" }, "P"],
    [{ presence: "absent" }, "A"],
    [{ presence: "absent", excusal: "excused" }, "E"],
    [{ presence: "absent", excusal: "on_leave" }, "OL"],
    [{ presence: "absent", madeUpBy: "o2" }, "M"],
    [{ presence: "not_yet" }, null],
    [{ presence: "not_yet", excusal: "excused" }, null],
  ])("%o is %s", (overrides, code) => {
    expect(codeOf(record(overrides), DEFAULT_STATUS_CODES)?.code ?? null).toBe(code);
    expect(codeOf(record(overrides), DEFAULT_STATUS_CODES.toReversed())?.code ?? null).toBe(code);
  });

  it("is there for every decided combination", () => {
    for (const presence of ["present", "absent"] satisfies Presence[])
      for (const excusal of ["none", "excused", "on_leave"] satisfies Excusal[])
        for (const late of [true, false])
          for (const leftEarly of [true, false])
            for (const madeUpBy of ["o2", null])
              expect(
                codeOf({ presence, excusal, late, leftEarly, madeUpBy }, DEFAULT_STATUS_CODES),
              ).not.toBeNull();
  });

  it("an organisation names as it likes: of two equally exact codes the first in order", () => {
    const [p] = DEFAULT_STATUS_CODES;
    const named = (code: string, order: number): StatusCode[] => (p ? [{ ...p, code, order }] : []);
    const codes = [...named("second", 2), ...named("first", 1)];
    expect(codeOf(record({}), codes)?.code).toBe("first");
    expect(codeOf(record({ presence: "absent" }), codes)).toBeNull();
  });

  it("has a name in both languages, and each code stands once", () => {
    expect(new Set(DEFAULT_STATUS_CODES.map(({ code }) => code)).size).toBe(DEFAULT_STATUS_CODES.length);
    for (const { label } of DEFAULT_STATUS_CODES) {
      expect(label.en).toMatch(/^[A-Z][a-z ]+$/);
      expect(label.ar).toMatch(/^[\u0600-\u06ff ]+$/);
    }
  });
});

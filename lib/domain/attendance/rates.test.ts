import { describe, expect, it } from "vitest";
import { rateCourse } from "./rate-course";
import { cannotReach, computeRates, consecutiveAbsences, isBelow, ratesOf, scoreEntries } from "./rates";
import { DEFAULT_STATUS_CODES as codes } from "./status-code";
import { testTerm } from "./testing/test-term";

const rates = (letters: string, { lateCountsAs = 1, dropLowest = 0 } = {}) =>
  computeRates(testTerm(letters, lateCountsAs), { codes, dropLowest });

describe("rule 7: present / (expected - excused)", () => {
  it.each([
    { term: "", toDate: null, wholeTerm: null, best: null },
    { term: "PPPP", toDate: 1, wholeTerm: 1, best: 1 },
    { term: "PAPA", toDate: 0.5, wholeTerm: 0.5, best: 0.5 },
    { term: "PAEE", toDate: 0.5, wholeTerm: 0.5, best: 0.5 },
    { term: "EEEE", toDate: null, wholeTerm: null, best: null },
    { term: "PA..", toDate: 0.5, wholeTerm: 0.25, best: 0.75 },
    { term: "PXXA", toDate: 0.5, wholeTerm: 0.5, best: 0.5 },
    { term: "PLLA", toDate: 0.75, wholeTerm: 0.75, best: 0.75 },
    { term: "PM", toDate: 1, wholeTerm: 1, best: 1 },
    { term: "Pa", toDate: 1, wholeTerm: 0.5, best: 1 },
  ])("'$term'", ({ term, toDate, wholeTerm, best }) => {
    const found = rates(term);
    expect([found.toDate.rate, found.wholeTerm.rate, found.best]).toEqual([toDate, wholeTerm, best]);
  });

  it("late counts what the policy says it counts", () => {
    expect(rates("PLLA", { lateCountsAs: 0.5 }).toDate).toEqual({
      present: 2,
      expected: 4,
      excused: 0,
      rate: 0.5,
    });
    expect(rates("PL", { lateCountsAs: 0 }).toDate.rate).toBe(0.5);
  });

  it("excused ones are told apart and leave the denominator", () => {
    expect(rates("PAE.").toDate).toEqual({ present: 1, expected: 3, excused: 1, rate: 0.5 });
    expect(rates("PAE.").wholeTerm).toEqual({ present: 1, expected: 4, excused: 1, rate: 1 / 3 });
  });

  it.each([
    { term: "PPAA", dropLowest: 1, rate: 2 / 3, dropped: ["o3"] },
    { term: "PPAA", dropLowest: 2, rate: 1, dropped: ["o3", "o4"] },
    { term: "PPPA", dropLowest: 3, rate: 1, dropped: ["o4"] },
    { term: "LA", dropLowest: 1, rate: 0.5, dropped: ["o2"] },
    { term: "AA", dropLowest: 2, rate: null, dropped: ["o1", "o2"] },
  ])("'$term' without the lowest $dropLowest", ({ term, dropLowest, rate, dropped }) => {
    const found = rates(term, { dropLowest, lateCountsAs: 0.5 });
    expect([found.toDate.rate, found.dropped]).toEqual([rate, dropped]);
  });

  it("a second chance is not counted itself, but one for a cancelled session stands for it", () => {
    const [missed, cancelled, first, second] = testTerm("MXPP");
    if (!missed || !cancelled || !first || !second) throw new Error("four entries");
    const chance = { ...first, obligation: { ...first.obligation, makeUpFor: missed.obligation.id } };
    const instead = { ...second, obligation: { ...second.obligation, makeUpFor: cancelled.obligation.id } };
    const found = computeRates([missed, cancelled, chance, instead], { codes, dropLowest: 0 });
    expect(found.toDate).toMatchObject({ present: 2, expected: 2 });
  });

  it("what was never expected is in no rate", () => {
    const [entry] = testTerm("P");
    if (!entry) throw new Error("one entry");
    const activity = { ...entry, obligation: { ...entry.obligation, kind: "activity" as const } };
    expect(computeRates([activity], { codes, dropLowest: 0 }).toDate.expected).toBe(0);
  });

  it.each([
    { term: "AAP.......", percent: 80, cannot: false },
    { term: "AAAP......", percent: 80, cannot: true },
    { term: "AAEEE.....", percent: 75, cannot: true },
    { term: "EEEE", percent: 100, cannot: false },
  ])("'$term' cannot reach $percent %: $cannot", ({ term, percent, cannot }) => {
    expect(cannotReach(rates(term), percent)).toBe(cannot);
  });

  it("a rounding error of the machine is no shortfall", () => {
    expect(isBelow(0.1 + 0.2 - 0.3 + 0.7, 70)).toBe(false);
    expect(isBelow(0.7 - 1e-15, 70)).toBe(false);
    expect(isBelow(0.699, 70)).toBe(true);
    expect(isBelow(null, 70)).toBe(false);
  });
});

describe("absences in a row", () => {
  it.each([
    ["", 0],
    ["PPP", 0],
    ["PAA", 2],
    ["PAAL", 0],
    ["AEA", 2],
    ["A.A", 2],
    ["AMA", 1],
    ["AAa", 2],
    ["AXA", 2],
  ])("'%s': %i", (term, count) => {
    expect(consecutiveAbsences(scoreEntries(testTerm(term), codes))).toBe(count);
  });
});

describe("the course of a rate", () => {
  it("ends where the rates are", () => {
    for (const term of ["PAPLA", "AAAP..", "EEP", "ALALAL"])
      for (const dropLowest of [0, 1, 2]) {
        const scores = scoreEntries(testTerm(term, 0.5), codes);
        const { toDate, best } = ratesOf(scores, dropLowest);
        expect(rateCourse(scores, dropLowest).at(-1)).toMatchObject({ rate: toDate.rate, best });
      }
  });

  it("at each point knows nothing of later decisions", () => {
    const course = rateCourse(scoreEntries(testTerm("PAP."), codes), 0);
    expect(course.map(({ rate }) => rate)).toEqual([1, 0.5, 2 / 3, 2 / 3]);
    expect(course.map(({ best }) => best)).toEqual([1, 0.75, 0.75, 0.75]);
  });
});

import fc from "fast-check";
import { describe, it } from "vitest";
import { type AlertEntry, type AlertRule, alertsDue, compareAlerts } from "./alert-rules";
import { rateCourse } from "./rate-course";
import { computeRates, type RateRules, ratesOf, scoreEntries } from "./rates";
import { DEFAULT_STATUS_CODES } from "./status-code";
import { AT_MOST, holdsForAll, insist, insistSame, RUNS } from "./testing/holds-for-all";
import { testTerm } from "./testing/test-term";

const arbitraryLetters = fc.string({ unit: fc.constantFrom(..."PPPPLAAEMal.X"), maxLength: 40 });
const arbitraryWorth = fc.constantFrom(0, 0.5, 0.75, 1);
const arbitraryCounting: fc.Arbitrary<RateRules> = fc
  .nat(3)
  .map((dropLowest) => ({ dropLowest, codes: DEFAULT_STATUS_CODES }));
const arbitraryTerm = fc.tuple(
  fc.tuple(arbitraryLetters, arbitraryWorth).map(([letters, worth]) => testTerm(letters, worth)),
  arbitraryCounting,
);

const percent = fc.integer({ min: 1, max: 100 });
const arbitraryRules: fc.Arbitrary<AlertRule[]> = fc
  .array(
    fc.record({
      when: fc.oneof(
        fc.constant({ kind: "absent" as const }),
        fc.record({ kind: fc.constant("late" as const), fromMinutes: fc.nat(20) }),
        fc.record({
          kind: fc.constant("consecutive_absences" as const),
          count: fc.integer({ min: 1, max: 4 }),
        }),
        fc.record({ kind: fc.constant("rate_below" as const), percent, fromExpected: fc.nat(5) }),
        fc.record({ kind: fc.constant("cannot_reach" as const), percent }),
      ),
      recipients: fc.array(fc.constantFrom("person" as const, "guardian" as const, "teacher" as const), {
        maxLength: 3,
      }),
    }),
    { maxLength: 4 },
  )
  .map((rules) => rules.map((rule, i) => ({ ...rule, id: `r${i}` })));

/** A term in which the obligation at `index` came out otherwise. */
function changed(
  term: readonly AlertEntry[],
  index: number,
  to: Partial<NonNullable<AlertEntry["record"]>>,
): AlertEntry[] {
  return term.map((entry, i) =>
    i === index && entry.record ? { ...entry, record: { ...entry.record, ...to } } : entry,
  );
}

const isFinalAbsence = ({ obligation, record }: AlertEntry) =>
  obligation.state === "expected" &&
  record?.presence === "absent" &&
  record.state === "final" &&
  record.excusal === "none" &&
  record.madeUpBy === null;

describe(`${RUNS} generated terms`, () => {
  it("rates lie between 0 and 1, and the best is not below the whole term", AT_MOST, () => {
    holdsForAll(arbitraryTerm, ([term, counting]) => {
      const { toDate, wholeTerm, best } = computeRates(term, counting);
      for (const rate of [toDate.rate, wholeTerm.rate, best])
        insist(rate === null || (rate >= 0 && rate <= 1), `${rate} is a rate`);
      insist((best ?? 1) >= (wholeTerm.rate ?? 0), "the best is the best");
      insist((toDate.rate ?? 1) >= (wholeTerm.rate ?? 0), "what is to come counts as not present");
    });
  });

  it("the order of the entries changes neither rates nor alerts", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryTerm, arbitraryRules), ([[term, counting], rules]) => {
      const turned = term.toReversed();
      insistSame(computeRates(turned, counting), computeRates(term, counting), "rates");
      insistSame(alertsDue(turned, rules, counting), alertsDue(term, rules, counting), "alerts");
    });
  });

  it("excused and cancelled ones change no rate", AT_MOST, () => {
    holdsForAll(arbitraryTerm, ([term, counting]) => {
      const rest = term.filter(
        ({ obligation, record }) => obligation.state === "expected" && record?.excusal === "none",
      );
      const rates = (entries: AlertEntry[]) => {
        const { toDate, wholeTerm, best } = computeRates(entries, counting);
        return [toDate.rate, wholeTerm.rate, best];
      };
      insistSame(rates(rest), rates(term), "rates");
    });
  });

  it("excusing or setting right an absence never lowers a rate", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryTerm, fc.nat(39)), ([[term, counting], at]) => {
      const index = term.findIndex((entry, i) => i >= at && isFinalAbsence(entry));
      if (index < 0) return;
      const before = computeRates(term, counting);
      for (const to of [
        { excusal: "excused" as const },
        { presence: "present" as const },
        { madeUpBy: "m" },
      ]) {
        const after = computeRates(changed(term, index, to), counting);
        insist((after.toDate.rate ?? 1) >= (before.toDate.rate ?? 0) - 1e-12, "to date");
        insist((after.wholeTerm.rate ?? 1) >= (before.wholeTerm.rate ?? 0) - 1e-12, "whole term");
      }
    });
  });

  it("the course of a rate ends where the rates are", AT_MOST, () => {
    holdsForAll(arbitraryTerm, ([term, { codes, dropLowest }]) => {
      const scores = scoreEntries(term, codes);
      const last = rateCourse(scores, dropLowest).at(-1);
      const { toDate, best } = ratesOf(scores, dropLowest);
      insist(Math.abs((last?.rate ?? 0) - (toDate.rate ?? 0)) < 1e-12, "to date");
      insist(Math.abs((last?.best ?? 0) - (best ?? 0)) < 1e-12, "best");
    });
  });

  it("no alert for what is excused, cancelled or not final, and none twice", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryTerm, arbitraryRules), ([[term, counting], rules]) => {
      const due = alertsDue(term, rules, counting);
      for (const { obligationId } of due) {
        const entry = term.find(({ obligation }) => obligation.id === obligationId);
        insist(entry?.obligation.state === "expected", "expected");
        insist(entry?.record?.state === "final" && entry.record.excusal === "none", "final and not excused");
      }
      const keys = due.map(({ ruleId, obligationId, recipient }) => `${ruleId} ${obligationId} ${recipient}`);
      insist(new Set(keys).size === keys.length, "once");
      insistSame(compareAlerts(due, due), { raise: [], retract: [] }, "nothing to do");
    });
  });

  it("a correction takes back every alert about what it excuses", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryTerm, arbitraryRules, fc.nat(39)), ([[term, counting], rules, index]) => {
      const raised = alertsDue(term, rules, counting);
      const excused = changed(term, index, { presence: "absent", late: false, excusal: "excused" });
      const { raise, retract } = compareAlerts(alertsDue(excused, rules, counting), raised);
      const id = term[index]?.obligation.id;
      const about = (alerts: { obligationId: string }[]) =>
        alerts.filter(({ obligationId }) => obligationId === id).length;
      insist(about(retract) === about(raised) && about(raise) === 0, "all of them, and no new one");
    });
  });

  it("whoever is said not to reach a rate does not, even if never absent again", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryTerm, percent), ([[term, counting], line]) => {
      const rules: AlertRule[] = [
        { id: "r", when: { kind: "cannot_reach", percent: line }, recipients: ["person"] },
      ];
      const [alert] = alertsDue(term, rules, counting);
      if (!alert) return;
      const from = term.findIndex(({ obligation }) => obligation.id === alert.obligationId);
      const hoped = term.map((entry, i) =>
        i > from && entry.record?.excusal === "none"
          ? {
              ...entry,
              record: { ...entry.record, presence: "present" as const, late: false, state: "final" as const },
            }
          : entry,
      );
      insist((computeRates(hoped, counting).wholeTerm.rate ?? 1) * 100 < line, "out of reach");
    });
  });
});

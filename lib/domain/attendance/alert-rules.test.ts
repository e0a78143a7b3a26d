import { describe, expect, it } from "vitest";
import { type AlertEntry, type AlertRule, type AlertTrigger, alertsDue, compareAlerts } from "./alert-rules";
import { DEFAULT_STATUS_CODES as codes } from "./status-code";
import { testTerm } from "./testing/test-term";

const rule = (when: AlertTrigger, recipients: AlertRule["recipients"] = ["guardian"]): AlertRule => ({
  id: when.kind,
  when,
  recipients,
});
const due = (entries: AlertEntry[], ...rules: AlertRule[]) =>
  alertsDue(entries, rules, { codes, dropLowest: 0 });
const at = (term: string, when: AlertTrigger) =>
  due(testTerm(term), rule(when)).map(({ obligationId }) => obligationId);

describe("rule 13: alerts", () => {
  it.each<[string, AlertTrigger, string[]]>([
    ["PALA", { kind: "absent" }, ["o2", "o4"]],
    ["aE.XM", { kind: "absent" }, []],
    ["PLLl", { kind: "late", fromMinutes: 10 }, ["o2", "o3"]],
    ["PLL", { kind: "late", fromMinutes: 11 }, []],
    ["AAPAAA", { kind: "consecutive_absences", count: 2 }, ["o2", "o5"]],
    ["AEA", { kind: "consecutive_absences", count: 2 }, ["o3"]],
    ["PPPAPPA", { kind: "rate_below", percent: 80, fromExpected: 1 }, ["o4", "o7"]],
    ["APPPPPPP", { kind: "rate_below", percent: 80, fromExpected: 5 }, []],
    ["AAPPPPPP", { kind: "rate_below", percent: 80, fromExpected: 5 }, ["o5"]],
    ["AAA.......", { kind: "cannot_reach", percent: 80 }, ["o3"]],
    ["AA........", { kind: "cannot_reach", percent: 80 }, []],
    ["AAAAAA", { kind: "cannot_reach", percent: 80 }, ["o2"]],
  ])("%s, %o: %j", (term, when, obligations) => {
    expect(at(term, when)).toEqual(obligations);
  });

  it("carry the facts of their sentence", () => {
    const [alert] = due(testTerm("PPPA"), rule({ kind: "rate_below", percent: 80, fromExpected: 1 }));
    expect(alert?.reason).toEqual({ code: "rate_below", facts: { percent: 80, rate: 0.75 } });
  });

  it("go once to each kind of recipient", () => {
    const alerts = due(testTerm("A"), rule({ kind: "absent" }, ["guardian", "person", "guardian"]));
    expect(alerts.map(({ recipient }) => recipient)).toEqual(["guardian", "person"]);
  });

  it("name who took the roll, so that they are not told what they wrote", () => {
    const [entry] = testTerm("A");
    if (!entry?.record) throw new Error("one entry");
    const override = {
      presence: "absent",
      late: false,
      leftEarly: false,
      excusal: "none",
      decisionId: "d",
      kind: "mark",
      by: "teacher",
    } as const;
    const taken = { ...entry, record: { ...entry.record, override } };
    expect(due([taken], rule({ kind: "absent" }))[0]?.exceptBy).toBe("teacher");
    expect(due([entry], rule({ kind: "absent" }))[0]?.exceptBy).toBeNull();
  });

  it("about rows and rates wait until what came before is decided, so that none is taken back for nothing", () => {
    const row = { kind: "consecutive_absences", count: 2 } as const;
    expect(at("AaA", row)).toEqual([]);
    expect(at("AAA", row)).toEqual(["o2"]);
    expect(at("A.A", { kind: "absent" })).toEqual(["o1", "o3"]);
  });

  it("are not raised by excused or cancelled ones, whatever the codes say", () => {
    const counted = codes.map((code) => ({ ...code, inDenominator: true }));
    const rules = [rule({ kind: "absent" }), rule({ kind: "rate_below", percent: 100, fromExpected: 1 })];
    expect(alertsDue(testTerm("EEX"), rules, { codes: counted, dropLowest: 0 })).toEqual([]);
  });
});

describe("after a correction", () => {
  const rules = [rule({ kind: "absent" }), rule({ kind: "consecutive_absences", count: 2 })];
  const before = due(testTerm("PAA"), ...rules);
  it("nothing happens twice", () => {
    expect(before).toHaveLength(3);
    expect(compareAlerts(before, [])).toEqual({ raise: before, retract: [] });
    expect(compareAlerts(before, before)).toEqual({ raise: [], retract: [] });
  });

  it("what no longer holds is taken back, and only that", () => {
    const { raise, retract } = compareAlerts(due(testTerm("PAE"), ...rules), before);
    expect(raise).toEqual([]);
    expect(retract.map(({ ruleId, obligationId }) => [ruleId, obligationId])).toEqual([
      ["absent", "o3"],
      ["consecutive_absences", "o3"],
    ]);
  });

  it("a session that is cancelled afterwards takes its alerts back", () => {
    expect(compareAlerts(due(testTerm("PXX"), ...rules), before).retract).toHaveLength(3);
  });
});

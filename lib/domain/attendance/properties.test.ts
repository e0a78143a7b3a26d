import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignEvents } from "./assign-events";
import { dropDuplicates, evidenceOf } from "./duplicates";
import { judgePolicy } from "./policy-faults";
import { previewPolicy } from "./policy-preview";
import { type AttendanceRecord, computeRecord, type RecordInput } from "./record";
import { arbitraryPolicy, arbitraryScenario, type Scenario } from "./testing/arbitrary-scenario";
import { AT_MOST, holdsForAll, insist, insistSame, RUNS } from "./testing/holds-for-all";
import { groupTouching } from "./touching";
import { workedTime } from "./worked-time";

/** What each obligation's record is computed from, once the person's events are matched. */
function inputsOf(scenario: Scenario): RecordInput[] {
  const { obligations, events, ...rest } = scenario;
  const assigned = assignEvents(obligations, events);
  return obligations.map((obligation) => ({
    ...rest,
    obligation,
    events: events.filter(({ id }) => assigned.get(id)?.id === obligation.id),
  }));
}

const recordsOf = (scenario: Scenario) => inputsOf(scenario).map(computeRecord);

/** The same list in another order with some of it repeated, by any numbers. */
function turned<T>(list: readonly T[], keys: readonly number[]): T[] {
  const repeated = keys.flatMap((key) => list[key % Math.max(1, list.length)] ?? []);
  return [...list, ...repeated]
    .map((item, i) => ({ item, key: ((keys[i % Math.max(1, keys.length)] ?? 0) * 31 + i * 17) % 101 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const arbitraryKeys = fc.array(fc.nat(100), { minLength: 1, maxLength: 6 });

describe(`${RUNS} generated schedules and event orders`, () => {
  it("one record an obligation; neither order, replays nor a recompute change it", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryScenario, arbitraryKeys), ([scenario, keys]) => {
      const before = JSON.stringify(scenario);
      const inputs = inputsOf(scenario);
      const matched = inputs.flatMap(({ events }) => events.map(({ id }) => id));
      insist(new Set(matched).size === matched.length, "no event is in two obligations");
      const records = inputs.map(computeRecord);
      insistSame(
        records.map(({ obligationId }) => obligationId),
        scenario.obligations.map(({ id }) => id),
        "obligations",
      );
      insistSame(recordsOf(scenario), records, "records computed again");
      const other = {
        ...scenario,
        obligations: scenario.obligations.toReversed(),
        events: turned(scenario.events, keys),
        leaves: turned(scenario.leaves, keys),
        decisions: turned(scenario.decisions, keys),
        makeUps: turned(scenario.makeUps, keys),
      };
      insistSame(recordsOf(other).toReversed(), records, "records of another order");
      insist(JSON.stringify(scenario) === before, "the inputs are as they were");
    });
  });

  it(
    "an event goes to an open obligation of its own instant, and to none only where none is open",
    AT_MOST,
    () => {
      holdsForAll(arbitraryScenario, ({ obligations, events }) => {
        const assigned = assignEvents(obligations, events);
        for (const { id, occurredAt: at } of evidenceOf(events)) {
          const open = obligations.filter(
            (item) => item.state === "expected" && item.windowFrom <= at && at <= item.windowTo,
          );
          const matched = assigned.get(id);
          insist(matched !== undefined, "every piece of evidence is judged");
          insist(matched ? open.includes(matched) : open.length === 0, "it is open");
        }
      });
    },
  );

  it("obligations whose windows do not touch can be matched apart", AT_MOST, () => {
    holdsForAll(arbitraryScenario, ({ obligations, events }) => {
      const placesOf = (lot: typeof obligations) =>
        [...assignEvents(lot, events)].flatMap(([id, matched]) => (matched ? [`${id} ${matched.id}`] : []));
      const apart = groupTouching(obligations).flatMap(placesOf);
      insistSame(apart.sort(), placesOf(obligations).sort(), "places");
    });
  });

  it("equal inputs give equal records, whenever they are computed", AT_MOST, () => {
    const later = fc.constantFrom(1, 1_000, 60_000, 3_600_000, 86_400_000);
    holdsForAll(fc.tuple(arbitraryScenario, later), ([scenario, by]) => {
      const records = recordsOf(scenario);
      recordsOf({ ...scenario, now: scenario.now + by }).forEach((record, i) => {
        if (record.inputs === records[i]?.inputs) insistSame(record, records[i], "records");
      });
    });
  });

  it("minutes are whole, not negative, and fit the obligation", AT_MOST, () => {
    holdsForAll(arbitraryScenario, (scenario) => {
      for (const input of inputsOf(scenario)) {
        const { obligation } = input;
        const record = computeRecord(input);
        const worked = workedTime(obligation, record);
        const span = (obligation.endsAt - obligation.startsAt) / 60_000;
        const { lateMinutes, earlyMinutes, presentMinutes } = record;
        const all = [lateMinutes, earlyMinutes, presentMinutes, ...Object.values(worked)];
        insist(
          all.every((value) => Number.isInteger(value) && value >= 0),
          "whole and not negative",
        );
        insist(presentMinutes <= span && earlyMinutes <= span, "not more than there are");
        insist(worked.assumedMinutes <= worked.workedMinutes, "what is assumed was worked");
        if (record.presence === "present")
          insist(
            worked.workedMinutes + worked.breakMinutes === presentMinutes,
            "worked and break are the presence",
          );
      }
    });
  });

  it("a status never contradicts itself", AT_MOST, () => {
    holdsForAll(arbitraryScenario, (scenario) => {
      for (const record of recordsOf(scenario)) {
        const { presence, late, leftEarly, lateMinutes, earlyMinutes, missingOut, presentMinutes } = record;
        if (presence !== "present")
          insist(
            !late && !leftEarly && !missingOut && presentMinutes === 0,
            "who is not there is nothing else",
          );
        insist(late || lateMinutes === 0, "minutes late only if late");
        insist(leftEarly || earlyMinutes === 0, "minutes early only if early");
        if (record.override === null)
          insist(late === lateMinutes > 0 && leftEarly === earlyMinutes > 0, "late has minutes");
        insist(missingOut === (record.assumedOut !== null), "what is missing is assumed");
        insist(!missingOut || !leftEarly, "who forgot to check out did not leave early");
        insist(record.explain.length > 0, "there is an explanation");
      }
    });
  });

  it("before the window ends nobody is absent, after it everybody is decided", AT_MOST, () => {
    holdsForAll(arbitraryScenario, (scenario) => {
      for (const input of inputsOf(scenario)) {
        const { obligation, now } = input;
        const { computed, state } = computeRecord(input);
        if (obligation.state === "cancelled")
          insist(computed.presence === "not_yet" && state === "final", "nobody is expected");
        else if (now <= obligation.windowTo)
          insist(computed.presence !== "absent" && state === "provisional", "not yet");
        else insist(computed.presence !== "not_yet", "decided");
      }
    });
  });

  it("final stays final and as it is", AT_MOST, () => {
    holdsForAll(arbitraryScenario, (scenario) => {
      const later = recordsOf({ ...scenario, now: scenario.now + 3_600_000 });
      recordsOf(scenario).forEach((record, i) => {
        if (record.state === "final") insistSame(later[i], record, "records");
      });
    });
  });

  it("what was decided survives any event and any leave", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryScenario, arbitraryScenario), ([scenario, other]) => {
      const status = ({ presence, late, leftEarly, override }: AttendanceRecord) => [
        presence,
        late,
        leftEarly,
        override?.decisionId,
      ];
      for (const input of inputsOf(scenario)) {
        const record = computeRecord(input);
        const more = computeRecord({ ...input, events: other.events, leaves: other.leaves });
        if (record.explain.some(({ code }) => code === "decided"))
          insistSame(status(more), status(record), "statuses");
        if (input.decisions.length === 0)
          insistSame([record.override, record.evidenceBeside], [null, null], "decisions");
      }
    });
  });

  it("leave changes the excusal, never what was seen", AT_MOST, () => {
    holdsForAll(arbitraryScenario, (scenario) => {
      for (const input of inputsOf({ ...scenario, decisions: [] })) {
        const { startsAt: from, endsAt: to, state } = input.obligation;
        const leave = { id: "all", from, to, excusal: "on_leave" as const, state: "approved" as const };
        const plain = computeRecord({ ...input, leaves: [] });
        const excused = computeRecord({ ...input, leaves: [leave] });
        insistSame([excused.firstIn, excused.lastOut], [plain.firstIn, plain.lastOut], "what was seen");
        insist(excused.excusal === (state === "cancelled" ? "none" : "on_leave"), "excused");
        insist(!excused.late && !excused.leftEarly, "neither late nor early");
      }
    });
  });

  it("of sightings that repeat each other one is left", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryScenario, fc.constantFrom(0, 60, 300)), ([{ events }, seconds]) => {
      const kept = dropDuplicates(events, seconds);
      insistSame(dropDuplicates(kept, seconds), kept, "what is left");
      kept.slice(1).forEach((event, i) => {
        const last = kept[i];
        if (last?.direction === event.direction)
          insist(event.occurredAt - last.occurredAt > seconds * 1000, "far enough apart");
      });
    });
  });

  it("an allowed policy changes nothing against itself", AT_MOST, () => {
    holdsForAll(fc.tuple(arbitraryScenario, arbitraryPolicy), ([scenario, policy]) => {
      const draft = { scope: "organization" as const, scopeId: null, validFrom: "2026-11-22", policy };
      insistSame(judgePolicy(draft, { versions: [], locks: [] }), [], "faults");
      for (const input of inputsOf(scenario))
        insistSame(previewPolicy([input], input.obligation.policy), [], "changes");
    });
  });
});

describe("the generator", () => {
  it("reaches what the rules are about", () => {
    const reached = new Set<string>();
    for (const scenario of fc.sample(arbitraryScenario, { numRuns: 500, seed: 7 })) {
      const assigned = assignEvents(scenario.obligations, scenario.events);
      for (const matched of assigned.values()) reached.add(matched ? "matched" : "unmatched");
      for (const { obligation, record } of scenario.obligations.map((obligation, i) => ({
        obligation,
        record: recordsOf(scenario)[i],
      }))) {
        reached.add(`${obligation.kind} ${obligation.state}`).add(obligation.timeZone);
        if ((obligation.endsAt - obligation.startsAt) % 3_600_000 === 1_800_000) reached.add("half hours");
        for (const { code } of record?.explain ?? []) reached.add(code);
      }
    }
    const codes = ["activity"];
    expect([...reached].filter((what) => codes.includes(what))).toEqual([]);
    for (const what of [
      "matched",
      "unmatched",
      "class expected",
      "class cancelled",
      "shift expected",
      "Australia/Lord_Howe",
      "not_yet",
      "not_seen",
      "on_time",
      "late",
      "after_absent_limit",
      "seen_after_end",
      "only_check_out",
      "left_early",
      "missing_check_out",
      "on_leave",
      "partly_on_leave",
      "made_up",
      "decided",
      "times_corrected",
      "excusal_decided",
      "evidence_beside",
      "awaiting_devices",
    ])
      expect(reached, what).toContain(what);
  });
});

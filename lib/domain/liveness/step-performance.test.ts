import { describe, expect, it } from "vitest";
import { LIVENESS } from "../calibrations";
import { STEP_KINDS, type StepKind } from "./challenge-steps";
import { findTraceFault, findUnanswered } from "./liveness-verdict";
import { areStepsDone } from "./step-performance";
import { faceSample, film } from "./testing/test-face";
import { performSteps } from "./testing/test-performance";

describe("a step that is done", () => {
  it.each(STEP_KINDS)("%s, by a head that obeys physics", (step) => {
    const { samples, acts } = performSteps([step]);
    expect(findTraceFault(samples, LIVENESS)).toBeNull();
    expect(areStepsDone(samples, { asked: [step], acts }, LIVENESS)).toBe(true);
    expect(findUnanswered(samples, { asked: [step], acts, colours: [] }, LIVENESS)).toBeNull();
  });

  it("three of them, one after the other", () => {
    const asked: StepKind[] = ["turn_left", "blink_twice", "nod"];
    const { samples, acts } = performSteps(asked);
    expect(areStepsDone(samples, { asked, acts }, LIVENESS)).toBe(true);
  });
});

describe("a step that is not done", () => {
  const pairs = STEP_KINDS.flatMap((asked) => STEP_KINDS.map((done) => ({ asked, done }))).filter(
    ({ asked, done }) => asked !== done,
  );

  it.each(pairs)("$asked was asked, $done was done", ({ asked, done }) => {
    const { samples, acts } = performSteps([done]);
    const lying = acts.map((act) => ({ ...act, step: asked }));
    expect(areStepsDone(samples, { asked: [asked], acts: lying }, LIVENESS)).toBe(false);
  });

  it.each<{ what: string; change: (acts: ReturnType<typeof performSteps>["acts"]) => typeof acts }>([
    { what: "none is told", change: () => [] },
    { what: "one too many is told", change: (acts) => [...acts, ...acts] },
    { what: "the order is another", change: (acts) => [...acts].reverse() },
    {
      what: "they took no time",
      change: (acts) => acts.map((act) => ({ ...act, t1: act.t0 + 100 })),
    },
    {
      what: "they took for ever",
      change: (acts) => acts.map((act) => ({ ...act, t1: act.t0 + 60_000 })),
    },
    {
      what: "they overlap",
      change: (acts) => acts.map((act) => ({ ...act, t0: acts[0]?.t0 ?? 0 })),
    },
  ])("$what", ({ change }) => {
    const asked: StepKind[] = ["turn_left", "nod"];
    const { samples, acts } = performSteps(asked);
    expect(areStepsDone(samples, { asked, acts: change(acts) }, LIVENESS)).toBe(false);
  });

  it("a flat picture is turned as far as it will go", () => {
    const samples = film(3_400, (s) => ({
      depth: 0,
      yaw: s < 1.2 ? 0 : 50 * Math.sin((s - 1.2) * 1.4) ** 2,
    }));
    const acts = [{ step: "turn_left" as const, t0: 1_200, t1: 3_400 }];
    expect(areStepsDone(samples, { asked: ["turn_left"], acts }, LIVENESS)).toBe(false);
  });

  it("a picture of the turned head takes the place of the first", () => {
    const samples = film(3_400, (s) => ({ yaw: s > 2 && s < 3 ? 32 : 0 }));
    const acts = [{ step: "turn_left" as const, t0: 1_200, t1: 3_400 }];
    expect(areStepsDone(samples, { asked: ["turn_left"], acts }, LIVENESS)).toBe(false);
  });

  it("the head turns to the other side", () => {
    const { samples, acts } = performSteps(["turn_right"]);
    const told = acts.map((act) => ({ ...act, step: "turn_left" as const }));
    expect(areStepsDone(samples, { asked: ["turn_left"], acts: told }, LIVENESS)).toBe(false);
  });

  it("there is nothing to compare with", () => {
    const samples = [faceSample({ t: 0 }), faceSample({ t: 1_000, yaw: 32 })];
    const acts = [{ step: "turn_left" as const, t0: 0, t1: 1_000 }];
    expect(areStepsDone(samples, { asked: ["turn_left"], acts }, LIVENESS)).toBe(false);
  });
});

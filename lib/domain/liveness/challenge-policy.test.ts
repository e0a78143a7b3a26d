import { describe, expect, it } from "vitest";
import { LIVENESS } from "../calibrations";
import {
  averageStepSeconds,
  chooseSteps,
  DEFAULT_LIVENESS_POLICY as POLICY,
  replaceSteps,
} from "./challenge-policy";
import { colourResponse, SCREEN_COLOURS } from "./colour-response";
import { isDeviceFlagged } from "./device-flags";
import { findInjectionHints } from "./injection-hints";
import { film } from "./testing/test-face";

const first = () => 0;
const last = (limit: number) => limit - 1;
const calm = { isSupervised: true, isFlagged: false, owed: [] };

describe("steps are chosen", () => {
  it.each([
    { what: "one person in five", situation: calm, chance: first, count: 1 },
    { what: "not the other four", situation: calm, chance: last, count: 0 },
    { what: "where a flag was raised", situation: { ...calm, isFlagged: true }, chance: last, count: 1 },
    { what: "where nobody watches", situation: { ...calm, isSupervised: false }, chance: last, count: 1 },
    {
      what: "two where nobody watches and a flag was raised",
      situation: { isSupervised: false, isFlagged: true, owed: [] },
      chance: last,
      count: 2,
    },
  ])("$what", ({ situation, chance, count }) => {
    expect(chooseSteps(POLICY, situation, chance)).toHaveLength(count);
  });

  it("as often as the policy says", () => {
    let asked = 0;
    for (let i = 0; i < 1_000; i++) asked += chooseSteps(POLICY, calm, (limit) => i % limit).length;
    expect(asked).toBe(200);
  });

  it("those that are owed", () => {
    expect(chooseSteps(POLICY, { ...calm, owed: ["nod"] }, last)).toEqual(["nod"]);
  });

  it.each([
    { what: "nobody is asked by chance any more", policy: { stepShare: 0 }, situation: calm, asked: 0 },
    {
      what: "nobody is, but a flag was raised",
      policy: { stepShare: 0 },
      situation: { ...calm, isFlagged: true },
      asked: 1,
    },
    {
      what: "nobody watches",
      policy: { stepShare: 0 },
      situation: { ...calm, isSupervised: false },
      asked: 1,
    },
    {
      what: "the step is asked of nobody any more",
      policy: { steps: ["open_mouth" as const] },
      situation: calm,
      asked: 0,
    },
  ])("of what is owed $asked when $what", ({ policy, situation, asked }) => {
    const steps = chooseSteps({ ...POLICY, ...policy }, { ...situation, owed: ["nod"] }, last);
    expect(steps).toEqual(asked ? ["nod"] : []);
  });

  it("another kind for somebody who cannot do one, until none is left", () => {
    const policy = { ...POLICY, steps: ["turn_left", "turn_right", "nod"] as const };
    const of = { ...policy, steps: [...policy.steps] };
    expect(replaceSteps(of, { asked: ["turn_left"], before: [] }, first)).toEqual(["nod"]);
    expect(replaceSteps(of, { asked: ["nod"], before: ["turn_left"] }, first)).toBeNull();
  });

  it("with their cost", () => {
    expect(averageStepSeconds({ stepShare: 0.5, steps: ["turn_left", "open_mouth"] })).toBe(1.25);
  });
});

describe("a kiosk is flagged", () => {
  const mark = { code: "RECORDED" as const, hints: [], steps: 0, at: 0 };
  it.each([
    { what: "not when all is well", marks: [mark], flagged: false },
    { what: "by a hint on its newest mark", marks: [{ ...mark, hints: ["virtual_camera"] }], flagged: true },
    {
      what: "by a face without life",
      marks: [mark, { ...mark, code: "LIVE_STILL" as const }],
      flagged: true,
    },
    {
      what: "not once a step was done since",
      marks: [
        { ...mark, steps: 1 },
        { ...mark, code: "LIVE_PAD" as const },
      ],
      flagged: false,
    },
    {
      what: "not for ever",
      marks: [{ ...mark, code: "LIVE_PAD" as const, at: -11 * 60_000 }],
      flagged: false,
    },
    { what: "not by a stranger", marks: [{ ...mark, code: "NO_MATCH" as const }], flagged: false },
  ])("$what", ({ marks, flagged }) => {
    expect(isDeviceFlagged(marks, 0)).toBe(flagged);
  });
});

describe("hints", () => {
  const known = { virtualLabels: new Set(["v"]), usualLabels: new Set(["u"]), limits: LIVENESS.hints };
  const samples = film(1_000, () => ({}));
  it.each([
    { camera: { labelHash: "u", fps: 30, jitterMs: 3 }, hints: [] },
    { camera: { labelHash: "v", fps: 30, jitterMs: 3 }, hints: ["virtual_camera", "camera_changed"] },
    { camera: { labelHash: "u", fps: 240, jitterMs: 0 }, hints: ["impossible_rate", "clockwork_timing"] },
    { camera: { labelHash: "u", fps: 2, jitterMs: null }, hints: ["impossible_rate"] },
  ])("$camera: $hints", ({ camera, hints }) => {
    expect(findInjectionHints(camera, samples, known)).toEqual(hints);
  });
});

describe("colours", () => {
  const shownAt = (s: number) => [0, 1, 2, 3][Math.floor(s / 0.6)] ?? 3;
  const lit = (share: number) =>
    film(2_300, (s) => {
      const [r, g, b] = SCREEN_COLOURS[shownAt(s)] ?? SCREEN_COLOURS[5];
      return { shown: shownAt(s), rgb: [150 + share * r, 120 + share * g, 100 + share * b] };
    });
  it("are seen on a face they fall on, not on one they do not", () => {
    expect(colourResponse(lit(0.1), LIVENESS.colour)).toBeGreaterThan(LIVENESS.colour.correlation);
    expect(
      colourResponse(
        film(2_300, (s) => ({ shown: shownAt(s), rgb: [150 + 5 * Math.sin(9 * s), 120, 100] })),
        LIVENESS.colour,
      ),
    ).toBeLessThan(LIVENESS.colour.correlation);
    expect(
      colourResponse(
        film(500, () => ({ shown: 1 })),
        LIVENESS.colour,
      ),
    ).toBeNaN();
  });
});

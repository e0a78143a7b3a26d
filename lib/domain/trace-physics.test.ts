import { describe, expect, it } from "vitest";
import { isLive } from "./liveness-score";
import { findTraceFault, type MotionSample } from "./trace-physics";

function samples(
  change: (sample: MotionSample, index: number) => Partial<MotionSample> = () => ({}),
): MotionSample[] {
  return Array.from({ length: 8 }, (_, index) => {
    const sample: MotionSample = {
      t: index * 100,
      yaw: index,
      pitch: 0,
      roll: 0,
      box: [200, 100, 200, 260],
      landmarks: [250, 200, 350, 200, 300, 300],
      cos: 0.9,
    };
    return { ...sample, ...change(sample, index) };
  });
}

describe("the physics of a trace", () => {
  it.each([
    { what: "a face that looks at the camera", given: samples(), fault: null },
    { what: "a quick but human turn", given: samples((_, i) => ({ yaw: i * 35 })), fault: null },
    { what: "a turn no neck can do", given: samples((_, i) => ({ yaw: i * 45 })), fault: "too_fast" },
    {
      what: "eight degrees of noise between two close frames",
      given: samples((_, i) => ({ t: i * 45, yaw: i % 2 ? 8 : 0 })),
      fault: null,
    },
    {
      what: "time that stands still",
      given: samples((s, i) => (i === 4 ? { t: s.t - 100 } : {})),
      fault: "not_monotone",
    },
    {
      what: "time that runs back",
      given: samples((s, i) => (i === 4 ? { t: s.t - 150 } : {})),
      fault: "not_monotone",
    },
    { what: "a moment", given: samples((_, i) => ({ t: i * 10 })), fault: "too_short" },
    { what: "nothing", given: [], fault: "too_short" },
    {
      what: "a gap of ten seconds",
      given: samples((s, i) => (i > 4 ? { t: s.t + 10_000 } : {})),
      fault: "too_sparse",
    },
    {
      what: "landmarks far from the box",
      given: samples(() => ({ landmarks: [900, 200] })),
      fault: "box_off_landmarks",
    },
    {
      what: "a box without size",
      given: samples(() => ({ box: [200, 100, 0, 0] as const })),
      fault: "box_off_landmarks",
    },
    {
      what: "one frame of somebody else",
      given: samples((_, i) => ({ cos: i === 3 ? 0.2 : 0.9 })),
      fault: "identity_broken",
    },
    {
      what: "two embedded frames only",
      given: samples((_, i) => ({ cos: i < 2 ? 0.9 : null })),
      fault: "identity_broken",
    },
  ])("$what: $fault", ({ given, fault }) => {
    expect(findTraceFault(given, { same: 0.6 })).toBe(fault);
  });
});

describe("passive PAD over frames", () => {
  it.each([
    { scores: [0.99, 0.97, 0.98], live: true },
    { scores: [0.99, 0.3, 0.98, 0.97], live: true },
    { scores: [0.99, 0.1, 0.98, 0.97], live: false },
    { scores: [0.2, 0.3, 0.95], live: false },
    { scores: [0.5], live: true },
    { scores: [], live: false },
    { scores: [0.9, Number.NaN, 0.9], live: false },
    { scores: [0.9, 1.2, 0.9], live: false },
  ])("$scores: $live", ({ scores, live }) => {
    expect(isLive(scores, 0.5)).toBe(live);
  });
});

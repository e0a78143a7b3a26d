import { describe, expect, it } from "vitest";
import { LIVENESS } from "../calibrations";
import { findTraceFault } from "./liveness-verdict";
import { affineStretch } from "./plane-fit";
import { findSignsOfLife } from "./signs-of-life";
import { blinkAt, film } from "./testing/test-face";
import type { TraceSample } from "./trace-sample";

const calm = () => film(1_500, (s) => ({ eyes: blinkAt(0.7, s), x: 320 + 3 * Math.sin(s) }));
const edited = (edit: (sample: TraceSample, i: number) => Partial<TraceSample>) =>
  calm().map((sample, i) => ({ ...sample, ...edit(sample, i) }));

describe("the physics of a trace", () => {
  it.each([
    { what: "a face that looks at the camera", given: calm(), fault: null },
    { what: "nothing", given: [], fault: "too_short" },
    { what: "a moment", given: edited((_, i) => ({ t: i * 10 })), fault: "too_short" },
    {
      what: "time that stands still",
      given: edited((s, i) => (i === 4 ? { t: s.t - 100 } : {})),
      fault: "not_monotone",
    },
    {
      what: "time that runs back",
      given: edited((s, i) => (i === 4 ? { t: s.t - 150 } : {})),
      fault: "not_monotone",
    },
    {
      what: "a gap of ten seconds",
      given: edited((s, i) => (i > 4 ? { t: s.t + 10_000 } : {})),
      fault: "too_sparse",
    },
    {
      what: "a thousand samples a second",
      given: edited((_, i) => ({ t: i * 1.5 + (i > 13 ? 900 : 0) })),
      fault: "too_dense",
    },
    {
      what: "a turn no neck can do",
      given: film(1_500, (s) => ({ yaw: s < 0.7 ? -35 : 35 })),
      fault: "too_fast",
    },
    { what: "a face that leaps", given: film(1_500, (s) => ({ x: s < 0.7 ? 150 : 500 })), fault: "too_fast" },
    {
      what: "the second half of another recording, in another light",
      given: edited((_, i) => (i > 7 ? { rgb: [190, 150, 120] } : {})),
      fault: "too_fast",
    },
    {
      what: "a lamp that is turned up",
      given: edited((_, i) => ({ rgb: [150 + 5 * i, 120 + 5 * i, 100 + 5 * i] })),
      fault: null,
    },
    {
      what: "a box beside the face",
      given: edited((s) => ({ box: [s.box[0] + 30, s.box[1], s.box[2], s.box[3]] })),
      fault: "inconsistent",
    },
    {
      what: "an angle that no landmark shows",
      given: edited((s) => ({ yaw: s.yaw + 25 })),
      fault: "inconsistent",
    },
    {
      what: "one frame of somebody else",
      given: edited((_, i) => ({ cos: i === 3 ? 0.2 : 0.9 })),
      fault: "identity_broken",
    },
    {
      what: "two embedded frames only",
      given: edited((_, i) => ({ cos: i < 2 ? 0.9 : null })),
      fault: "identity_broken",
    },
  ])("$what: $fault", ({ given, fault }) => {
    expect(findTraceFault(given, LIVENESS)).toBe(fault);
  });
});

describe("the stretch between two views", () => {
  const plane = [0, 1, 2, 3].flatMap((x) => [0, 1, 2].map((y) => ({ x: 10 * x, y: 12 * y + 3 * x })));
  const turned = (degrees: number) => {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return plane.map(({ x, y }) => ({ x: 70 + 2.5 * (c * x - s * y), y: 2.5 * (s * x + c * y) - 9 }));
  };
  it.each([
    ["moved, scaled and turned in the picture", turned(33), 1],
    ["tilted by 60 degrees about the upright", plane.map(({ x, y }) => ({ x: x / 2, y })), 2],
    ["tilted by 60 degrees about the level", plane.map(({ x, y }) => ({ x, y: y / 2 })), 2],
  ])("%s", (_, view, stretch) => {
    expect(affineStretch(plane, view)).toBeCloseTo(stretch, 6);
  });

  it("is none of points on a line", () => {
    const line = plane.map(({ x }) => ({ x, y: 2 * x }));
    expect(affineStretch(line, line)).toBeNaN();
  });
});

describe("signs of life", () => {
  it.each([
    { what: "a blink", given: calm(), signs: ["blink"] },
    {
      what: "speech",
      given: film(1_500, (s) => ({ mouth: 0.2 + 0.18 * Math.sin(12 * s) })),
      signs: ["mouth"],
    },
    {
      what: "a still that is moved",
      given: film(2_000, (s) => ({ depth: 0, x: 320 + 40 * Math.sin(3 * s) })),
      signs: [],
    },
    {
      what: "a still that is turned",
      given: film(2_000, (s) => ({ depth: 0, yaw: 40 * Math.sin(2 * s) })),
      signs: [],
    },
    { what: "eyes that stay shut", given: film(2_000, (s) => ({ eyes: s < 1 ? 0.3 : 0.08 })), signs: [] },
    { what: "one eye only", given: edited((s) => ({ eyes: [0.3, s.eyes[1]] })), signs: [] },
    { what: "a mouth that opens once", given: film(2_000, (s) => ({ mouth: 0.05 + 0.3 * s })), signs: [] },
    {
      what: "two stills of different poses, cut back and forth",
      given: film(2_000, (s) => (s > 0.8 && s < 1.2 ? { eyes: 0.08, yaw: 14 } : { eyes: 0.3 })),
      signs: [],
    },
    {
      what: "a still that is tilted, whose mouth opens with it to the landmark network",
      given: film(2_000, (s) => ({
        depth: 0,
        yaw: 40 * Math.sin(4 * s),
        mouth: 0.1 + 0.5 * Math.abs(Math.sin(4 * s)),
      })),
      signs: [],
    },
    {
      what: "a still tilted far away, whose narrowed eyes flicker",
      given: film(2_000, (s) => ({ yaw: 27, eyes: s > 0.8 && s < 1.2 ? 0.08 : 0.3 })),
      signs: [],
    },
    {
      what: "two stills alike but for the mouth, cut back and forth",
      given: film(2_000, (s) => ({ mouth: Math.floor(s / 0.4) % 2 === 0 ? 0.05 : 0.25 })),
      signs: [],
    },
    {
      what: "speech of somebody who turns the head meanwhile",
      given: film(2_500, (s) => ({ yaw: 10 * Math.sin(2 * s), mouth: 0.2 + 0.18 * Math.sin(12 * s) })),
      signs: ["mouth"],
    },
  ])("$what: $signs", ({ given, signs }) => {
    expect(findSignsOfLife(given, LIVENESS.life)).toEqual(signs);
  });
});

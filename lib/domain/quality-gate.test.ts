import { describe, expect, it } from "vitest";
import { judgeQuality, QUALITY_GATES, type QualityHint } from "./quality-gate";
import type { CapturePurpose, FaceQuality } from "./sighting";

const GOOD: FaceQuality = {
  interEyePx: 110,
  yawDegrees: 0,
  pitchDegrees: 0,
  rollDegrees: 0,
  sharpness: 400,
  meanLuma: 130,
  clippedShare: 0,
  lightRatio: 1.1,
};

/** A good face for each purpose: only how far the head is turned differs. */
const GOOD_FOR: Record<CapturePurpose, FaceQuality> = {
  enrol: GOOD,
  enrol_left: { ...GOOD, yawDegrees: 20 },
  enrol_right: { ...GOOD, yawDegrees: -20 },
  check_in: GOOD,
};
const purposes = Object.keys(GOOD_FOR) as CapturePurpose[];

/** What is said of a head that is turned beyond the lower and the upper bound of yaw. */
const TURNS: Record<CapturePurpose, [QualityHint, QualityHint]> = {
  enrol: ["face_the_camera", "face_the_camera"],
  enrol_left: ["turn_further", "turn_less"],
  enrol_right: ["turn_less", "turn_further"],
  check_in: ["face_the_camera", "face_the_camera"],
};

describe.each(purposes)("judgeQuality for %s", (purpose) => {
  const limits = QUALITY_GATES[purpose];
  const good = GOOD_FOR[purpose];
  const bounds: [keyof FaceQuality, number, 1 | -1, QualityHint][] = [
    ["interEyePx", limits.minInterEyePx, -1, "come_closer"],
    ["yawDegrees", limits.maxYawDegrees, 1, TURNS[purpose][1]],
    ["yawDegrees", limits.minYawDegrees, -1, TURNS[purpose][0]],
    ["pitchDegrees", limits.maxPitchDegrees, 1, "face_the_camera"],
    ["pitchDegrees", -limits.maxPitchDegrees, -1, "face_the_camera"],
    ["rollDegrees", limits.maxRollDegrees, 1, "straighten_head"],
    ["rollDegrees", -limits.maxRollDegrees, -1, "straighten_head"],
    ["meanLuma", limits.minMeanLuma, -1, "more_light"],
    ["meanLuma", limits.maxMeanLuma, 1, "less_light"],
    ["clippedShare", limits.maxClippedShare, 1, "even_light"],
    ["lightRatio", limits.maxLightRatio, 1, "even_light"],
    ["sharpness", limits.minSharpness, -1, "hold_still"],
  ];

  it("passes a good face", () => {
    expect(judgeQuality(good, purpose)).toBeNull();
  });

  it.each(bounds)("%s passes at %d and not beyond it (%d)", (measure, bound, beyond, hint) => {
    expect(judgeQuality({ ...good, [measure]: bound }, purpose)).toBeNull();
    expect(judgeQuality({ ...good, [measure]: bound + beyond * 1e-6 }, purpose)).toBe(hint);
  });

  it.each(Object.keys(GOOD))("refuses a %s that is no number", (measure) => {
    expect(judgeQuality({ ...good, [measure]: Number.NaN }, purpose)).not.toBeNull();
  });

  it("speaks of distance before anything else", () => {
    expect(judgeQuality({ ...good, interEyePx: 20, sharpness: 1, meanLuma: 1 }, purpose)).toBe("come_closer");
  });
});

describe("QUALITY_GATES", () => {
  it("never asks more of a check-in than of an enrolment", () => {
    const { enrol, check_in } = QUALITY_GATES;
    for (const key of Object.keys(enrol) as (keyof typeof enrol)[]) {
      if (key.startsWith("min")) expect(check_in[key]).toBeLessThanOrEqual(enrol[key]);
      else expect(check_in[key]).toBeGreaterThanOrEqual(enrol[key]);
    }
  });
});

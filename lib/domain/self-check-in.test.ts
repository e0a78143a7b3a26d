import { describe, expect, it } from "vitest";
import { CALIBRATIONS } from "./calibrations";
import { readClassCode } from "./class-code";
import { DEFAULT_LIVENESS_POLICY } from "./liveness/challenge-policy";
import { chooseSelfSteps, isOwnFace, selfTriesLeft } from "./self-check-in";

describe("tries for one session", () => {
  it.each([
    ["none yet", [], 5],
    ["wrong codes", ["CODE_WRONG", "CODE_WRONG"], 3],
    ["faces that were not accepted", ["NO_MATCH", "LIVE_PAD", "EMB_REPLAY"], 2],
    ["what was accepted costs nothing", ["RECORDED", "DUPLICATE", "IN_REVIEW", "CODE_WRONG"], 4],
    ["what was never answered costs nothing", [null, null, null], 5],
    ["too many that were never answered", Array<null>(20).fill(null), 0],
    ["all spent", Array<string>(7).fill("CODE_WRONG"), 0],
  ])("%s", (_, codes, left) => {
    expect(selfTriesLeft(codes.map((code) => ({ code })))).toBe(left);
  });
});

it("a face must be as near as one impostor in 10,000 is", () => {
  const [calibration] = CALIBRATIONS;
  const strict = calibration?.points.find(({ fmr }) => fmr === 1e-4)?.cosine ?? Number.NaN;
  if (!calibration) throw new Error("no calibration");
  expect(isOwnFace(strict, calibration)).toBe(true);
  expect(isOwnFace(strict - 0.001, calibration)).toBe(false);
});

describe("the steps of an own device", () => {
  it("are a turn each time", () => {
    for (let i = 0; i < 20; i++) {
      const [step, ...more] = chooseSelfSteps(DEFAULT_LIVENESS_POLICY, (limit) => i % limit);
      expect(["turn_left", "turn_right"]).toContain(step);
      expect(more).toEqual([]);
    }
  });

  it("are none where the organisation asks nobody", () => {
    const nobody = { ...DEFAULT_LIVENESS_POLICY, stepShare: 0, askOnHint: false };
    expect(chooseSelfSteps(nobody, () => 0)).toEqual([]);
    expect(chooseSelfSteps({ ...nobody, askOnHint: true }, () => 0)).toHaveLength(1);
  });
});

it.each([
  ["123456", "123456"],
  [" 123 456 ", "123456"],
  ["123-456", "123456"],
  ["١٢٣٤٥٦", "123456"],
  ["۱۲۳ ۴۵۶", "123456"],
  ["\u200f١٢٣٤٥٦\u200e", "123456"],
  ["12a456", "12a456"],
  ["１２３", "１２３"],
])("%j typed is %j", (typed, code) => {
  expect(readClassCode(typed)).toBe(code);
});

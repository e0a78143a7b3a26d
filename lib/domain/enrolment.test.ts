import { describe, expect, it } from "vitest";
import {
  agreeingFrames,
  averageOf,
  chooseReferences,
  isSideOf,
  MAX_SAMPLES,
  type ReferenceWord,
  wordForReference,
} from "./enrolment";
import { cosine, normalise } from "./vector";

/** A direction at this angle in the plane of two axes: the cosine of two of them is that of their angle's difference. */
const at = (degrees: number) =>
  normalise([Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180), 0]);
const elsewhere = normalise([0, 0, 1]);

describe("frames of one enrolment", () => {
  it.each([
    { what: "all agree", frames: [at(0), at(10), at(20)], kept: [0, 1, 2] },
    { what: "one of another face goes", frames: [at(0), elsewhere, at(10), at(20)], kept: [0, 2, 3] },
    {
      what: "of two groups the larger stays",
      frames: [elsewhere, at(0), elsewhere, at(5), at(9)],
      kept: [1, 3, 4],
    },
    { what: "too far apart although each has a neighbour", frames: [at(0), at(40), at(80)], kept: [0, 1] },
    { what: "nothing", frames: [], kept: [] },
  ])("$what", ({ frames, kept }) => {
    const found = agreeingFrames(frames, { same: 0.6 });
    expect(found).toHaveLength(kept.length);
    if (kept.length !== 2) expect(found).toEqual(kept);
  });

  it("gives the average and the most different samples", () => {
    const frames = [at(0), at(1), at(2), at(30), at(-30), at(15)];
    const { average, samples } = chooseReferences({ frontal: frames, sides: [] });
    expect(samples).toHaveLength(MAX_SAMPLES);
    expect(samples).toContain(frames[3]);
    expect(samples).toContain(frames[4]);
    expect(cosine(average, at(3))).toBeGreaterThan(0.999);
  });

  it("keeps no more samples than there were frames", () => {
    expect(chooseReferences({ frontal: [at(0), at(5)], sides: [] }).samples).toHaveLength(2);
  });

  it("counts the turned poses together as much as the frontal one, and keeps them as no samples", () => {
    const vectors = { frontal: [at(-2), at(2)], sides: [at(30), at(50)] };
    expect(cosine(averageOf(vectors), at(20))).toBeCloseTo(1, 6);
    expect(chooseReferences(vectors).samples).toHaveLength(2);
    expect(averageOf({ ...vectors, sides: [] })).toEqual(at(0));
  });

  it.each<[string, number[], number, ReferenceWord]>([
    ["many frames that agree, turned to both sides", [0, 1, 2, 3, 4, 5], 2, "very_good"],
    ["few frames that agree, turned to both sides", [0, 1, 2, 3, 4], 2, "good"],
    ["turned to one side only", [0, 1, 2, 3, 4, 5], 1, "good"],
    ["not turned, as who cannot", [0, 1, 2, 3, 4, 5], 0, "good"],
    ["frames that only just agree", [0, 45, -10, 30, -30, 5], 2, "usable"],
    ["one frame alone", [0], 0, "usable"],
  ])("says in a word: %s", (_, angles, sides, word) => {
    const vectors = { frontal: angles.map(at), sides: [at(30), at(-30)].slice(0, sides) };
    expect(wordForReference(vectors, { good: 0.8 })).toBe(word);
  });

  it.each([
    [60, true],
    [66.5, false],
  ])("takes a face turned by %d degrees of cosine for the same one: %s", (angle, same) => {
    expect(isSideOf(at(angle), at(0), { other: 0.4 })).toBe(same);
  });
});

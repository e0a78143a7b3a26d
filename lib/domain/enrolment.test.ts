import { describe, expect, it } from "vitest";
import { agreeingFrames, chooseReferences, MAX_SAMPLES, wordForAgreement } from "./enrolment";
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
    const { average, samples } = chooseReferences(frames);
    expect(samples).toHaveLength(MAX_SAMPLES);
    expect(samples).toContain(frames[3]);
    expect(samples).toContain(frames[4]);
    expect(cosine(average, at(3))).toBeGreaterThan(0.999);
  });

  it("keeps no more samples than there were frames", () => {
    expect(chooseReferences([at(0), at(5)]).samples).toHaveLength(2);
  });

  it("says how well they agree in a word", () => {
    expect(wordForAgreement([at(0), at(5), at(10)], { good: 0.8 })).toBe("good");
    expect(wordForAgreement([at(0), at(45), at(-10)], { good: 0.8 })).toBe("fair");
  });
});

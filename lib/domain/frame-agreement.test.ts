import { describe, expect, it } from "vitest";
import { doFramesAgree, isFusedFrom } from "./frame-agreement";
import { meanDirection, normalise, VECTOR_LENGTH } from "./vector";

/** A unit vector in the plane of the first two axes. */
function at(degrees: number): Float32Array {
  const vector = new Float32Array(VECTOR_LENGTH);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return normalise(vector);
}

describe("frames of one check-in", () => {
  it.each([
    { named: ["a", "a", "a"], agree: true },
    { named: ["a", "a", "a", "b", "b"], agree: true },
    { named: ["a", "a", "a", null, null], agree: true },
    { named: ["a", "a", "b", "b", "b"], agree: false },
    { named: ["a", "a", null, null, null], agree: false },
    { named: ["a", "a"], agree: false },
    { named: [], agree: false },
  ])("$named agree on a: $agree", ({ named, agree }) => {
    expect(doFramesAgree("a", named)).toBe(agree);
  });
});

describe("a fused vector", () => {
  const frames = [at(0), at(20), at(40)];

  it.each([
    { what: "of its frames", fused: meanDirection(frames), is: true },
    { what: "of its frames, as far as rounding goes", fused: at(22), is: true },
    { what: "of somebody else", fused: at(90), is: false },
    { what: "nearer to one frame than it should be", fused: at(30), is: false },
  ])("$what: $is", ({ fused, is }) => {
    expect(isFusedFrom(fused, frames)).toBe(is);
  });

  it("of nothing is none", () => {
    expect(isFusedFrom(at(0), [])).toBe(false);
    expect(isFusedFrom(at(0), [at(0), at(0), at(180), at(180)])).toBe(false);
  });
});

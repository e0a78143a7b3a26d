import { describe, expect, it } from "vitest";
import { cosine, distanceOfCosine, meanDirection, norm, normalise } from "./vector";

describe("vectors", () => {
  it("have length and direction", () => {
    expect(norm([3, 4])).toBe(5);
    expect([...normalise([3, 4])]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
    expect(() => normalise([0, 0])).toThrow(RangeError);
    expect(() => normalise([Number.NaN])).toThrow(RangeError);
  });

  it("compare", () => {
    expect(cosine([1, 0], [0, 1])).toBe(0);
    expect(() => cosine([1], [1, 0])).toThrow(RangeError);
    expect(distanceOfCosine(1)).toBe(0);
    expect(distanceOfCosine(-1)).toBe(2);
    expect(distanceOfCosine(1.0000001)).toBe(0);
  });

  it("fuse to the direction between them", () => {
    expect([
      ...meanDirection([
        [1, 0],
        [0, 1],
      ]),
    ]).toEqual([expect.closeTo(Math.SQRT1_2), expect.closeTo(Math.SQRT1_2)]);
    expect(() => meanDirection([])).toThrow(RangeError);
  });
});

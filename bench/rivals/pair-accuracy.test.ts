import { describe, expect, it } from "vitest";
import { pairAccuracy, thinOut } from "./pair-accuracy";

const pair = (first: string, second: string, same: boolean, fold: string) => ({ first, second, same, fold });
const pairs = ["1", "2"].flatMap((fold) => [pair("a", "b", true, fold), pair("a", "c", false, fold)]);

describe("accuracy of pairs", () => {
  it("is one for vectors that lie together by person", () => {
    const vectors = new Map([
      ["a", [0, 1]],
      ["b", [0, 0.9]],
      ["c", [1, 0]],
    ]);
    expect(pairAccuracy(pairs, vectors)).toEqual({ accuracy: 1, tarAtFmr1e2: 1, notFound: 0 });
  });

  it("loses the pairs of a face that was not found", () => {
    const vectors = new Map([
      ["a", [0, 1]],
      ["b", null],
      ["c", [1, 0]],
    ]);
    expect(pairAccuracy(pairs, vectors)).toMatchObject({ tarAtFmr1e2: 0, notFound: 1 });
  });

  it("takes pairs from everywhere", () => {
    expect(thinOut(Array(10).fill(pairs[0]), 5)).toHaveLength(5);
    expect(thinOut(pairs, 100)).toEqual(pairs);
  });
});

import { describe, expect, it } from "vitest";
import { plotBins, tableBins } from "./own-bins";

const counts = new Array<number>(200).fill(0);
counts[95] = 4;
counts[100] = 7;
counts[119] = 2;

describe("bins of cosine", () => {
  it("are tenths in a table, from the first with pairs to the last", () => {
    expect(tableBins(counts)).toEqual([
      { from: -0.1, to: 0, pairs: 4 },
      { from: 0, to: 0.1, pairs: 7 },
      { from: 0.1, to: 0.2, pairs: 2 },
    ]);
  });

  it("are as counted in a drawing", () => {
    const bins = plotBins(counts);
    expect(bins).toHaveLength(25);
    expect(bins[0]).toEqual({ from: -0.05, to: -0.04, pairs: 4 });
    expect(bins.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(13);
  });

  it("are none without pairs", () => {
    expect(tableBins(new Array<number>(200).fill(0))).toEqual([]);
  });
});

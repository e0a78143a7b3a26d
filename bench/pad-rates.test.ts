import { describe, expect, it } from "vitest";
import { padRates } from "./pad-rates";
import { quantile } from "./statistics";

describe("padRates", () => {
  it("is perfect where every live score is above every attack", () => {
    expect(padRates([0.9, 0.8], [0.1, 0.2])).toMatchObject({ apcer: 0, bpcer: 0, eer: 0, auc: 1 });
  });

  it("counts at 0.5 and finds the equal error between", () => {
    const rates = padRates([0.9, 0.8, 0.6, 0.3], [0.1, 0.2, 0.4, 0.7]);
    expect(rates).toMatchObject({ apcer: 0.25, bpcer: 0.25, eer: 0.25, eerThreshold: 0.6 });
    expect(rates.auc).toBeCloseTo(13 / 16, 9);
  });

  it("is chance where scores say nothing", () => {
    expect(padRates([0.5, 0.5], [0.5, 0.5]).auc).toBe(0.5);
  });
});

describe("quantile", () => {
  it("interpolates and does not mind the order", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 1)).toBe(4);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

import { describe, expect, it } from "vitest";
import { isLive } from "./liveness-score";

describe("passive PAD over frames", () => {
  it.each([
    { scores: [0.99, 0.97, 0.98], live: true },
    { scores: [0.99, 0.3, 0.98, 0.97], live: true },
    { scores: [0.87, 0.95, 0.89, 0.89, 0.11], live: true },
    { scores: [0.87, 0.1, 0.89, 0.89, 0.11], live: false },
    { scores: [0.99, 0.1, 0.98, 0.15], live: false },
    { scores: [0.2, 0.3, 0.95], live: false },
    { scores: [0.5], live: true },
    { scores: [], live: false },
    { scores: [0.9, Number.NaN, 0.9], live: false },
    { scores: [0.9, 1.2, 0.9], live: false },
  ])("$scores: $live", ({ scores, live }) => {
    expect(isLive(scores, 0.5)).toBe(live);
  });
});

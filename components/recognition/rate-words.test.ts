import { describe, expect, it } from "vitest";
import { createText } from "@/lib/i18n/text";
import { rateWords } from "./rate-words";

describe("rateWords", () => {
  it.each([
    [0.5, "50%"],
    [0.081, "8.1%"],
    [0.01, "1%"],
    [0.001, "1 in 1,000"],
    [0.00103, "1 in 970"],
    [0.0000149, "1 in 67,000"],
    [1e-7, "fewer than 1 in a million"],
    [0, "fewer than 1 in a million"],
  ])("%s is %s", (rate, words) => {
    expect(rateWords(rate, createText("en"), "en")).toBe(words);
  });
});

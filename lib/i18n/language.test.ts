import { describe, expect, it } from "vitest";
import { chooseLanguage } from "./language";

describe("the language of a reader", () => {
  it.each([
    ["ar", "en-GB", "ar"],
    ["en", "ar", "en"],
    ["de", "ar-IQ,ar;q=0.9,en;q=0.8", "ar"],
    [undefined, "fr-FR,fr;q=0.9,en;q=0.8,ar;q=0.7", "en"],
    [undefined, "en;q=0.1, ar;q=0.9", "ar"],
    [undefined, "ar;q=0", "en"],
    [undefined, "fr", "en"],
    [undefined, "", "en"],
    [undefined, null, "en"],
  ])("cookie %s, browser %s: %s", (cookie, header, expected) => {
    expect(chooseLanguage(cookie, header)).toBe(expected);
  });
});

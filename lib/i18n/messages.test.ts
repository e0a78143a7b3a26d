import { describe, expect, it } from "vitest";
import { placeholdersIn } from "./message";
import { catalogue } from "./messages";

type Entry = string | Record<string, string>;

const PLURAL_FORMS = ["few", "many", "one", "other", "two", "zero"];

const entries = Object.entries(catalogue).flatMap(([area, { en, ar }]) => {
  const arabic: Record<string, Entry> = ar;
  return Object.entries(en as Record<string, Entry>).map(([key, english]) => ({
    key: `${area}.${key}`,
    english,
    arabic: arabic[key],
  }));
});

const textsOf = (entry: Entry | undefined) =>
  typeof entry === "string" ? [entry] : Object.values(entry ?? {});

/** `count` may be left out of a form ("one minute"); every other placeholder stands in every form. */
const namesOf = (text: string) =>
  placeholdersIn(text)
    .filter((name) => name !== "count")
    .sort();

describe("the catalogue", () => {
  it("has the same keys in both languages", () => {
    for (const [area, { en, ar }] of Object.entries(catalogue)) {
      expect(Object.keys(ar).sort(), area).toEqual(Object.keys(en).sort());
    }
  });

  it.each(entries)(
    "$key says something in both languages, with the same placeholders",
    ({ english, arabic }) => {
      const texts = [...textsOf(english), ...textsOf(arabic)];
      expect(
        texts.every((text) => (text.trim() === text && text.length > 0) || text === ", " || text === "، "),
      ).toBe(true);
      const expected = namesOf(texts[0] ?? "");
      for (const text of texts) expect(namesOf(text)).toEqual(expected);
    },
  );

  it.each(entries)(
    "$key is plural in both languages or in neither, with all six Arabic forms",
    ({ english, arabic }) => {
      expect(typeof arabic).toBe(typeof english);
      if (typeof arabic === "object") expect(Object.keys(arabic).sort()).toEqual(PLURAL_FORMS);
    },
  );

  it.each(entries)("$key writes Arabic with Arabic-Indic digits", ({ arabic }) => {
    for (const text of textsOf(arabic)) expect(text).not.toMatch(/[0-9]/);
  });
});

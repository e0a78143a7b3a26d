import { describe, expect, it } from "vitest";
import { createText, isPlainKey } from "./text";

const en = createText("en");
const ar = createText("ar");

describe("a text with values", () => {
  it("chooses the English form", () => {
    expect(en("today.expected", { count: 0 })).toBe("Nobody expected");
    expect(en("today.expected", { count: 1 })).toBe("1 person expected");
    expect(en("today.expected", { count: 30 })).toBe("30 people expected");
  });

  it.each([
    [0, "لا يُنتظر أحد"],
    [1, "يُنتظر شخص واحد"],
    [2, "يُنتظر شخصان"],
    [3, "يُنتظر ٣ أشخاص"],
    [10, "يُنتظر ١٠ أشخاص"],
    [11, "يُنتظر ١١ شخصًا"],
    [99, "يُنتظر ٩٩ شخصًا"],
    [100, "يُنتظر ١٠٠ شخص"],
    [103, "يُنتظر ١٠٣ أشخاص"],
  ])("chooses the Arabic form of %i", (count, expected) => {
    expect(ar("today.expected", { count })).toBe(expected);
  });

  it("isolates a value of the other direction, and only such a value", () => {
    expect(ar("people.added", { name: "Sara" })).toBe("أُضيف \u2068Sara\u2069.");
    expect(ar("people.added", { name: "سارة" })).toBe("أُضيف سارة.");
    expect(en("people.added", { name: "سارة" })).toBe("\u2068سارة\u2069 was added.");
  });

  it("does not read placeholders out of values", () => {
    expect(en("people.added", { name: "{text}" })).toBe("{text} was added.");
  });
});

describe("a key from outside", () => {
  it.each([
    ["problems.forbidden", true],
    ["problems.internal", false],
    ["today.expected", false],
    ["problems.nothing_like_it", false],
    ["problems.toString", false],
    ["__proto__.x", false],
    ["", false],
  ])("%s", (key, plain) => {
    expect(isPlainKey(key)).toBe(plain);
  });
});

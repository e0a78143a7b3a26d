import { describe, expect, it } from "vitest";
import { MARK_KEYS, markOfKey } from "./mark-keys";

const press = (key: string, code: string, given = {}) =>
  markOfKey({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...given });

describe("markOfKey", () => {
  it.each([
    ["p", "KeyP", "present"],
    ["P", "KeyP", "present"],
    ["A", "KeyQ", "absent"],
    ["ح", "KeyP", "present"],
    ["م", "KeyL", "late"],
    ["غ", "KeyY", "absent"],
    ["ع", "KeyU", "excused"],
    // Other keyboards: the place of the letter.
    ["ش", "KeyA", "absent"],
    ["ث", "KeyE", "excused"],
    ["з", "KeyP", "present"],
    ["Delete", "Delete", "cleared"],
    ["Backspace", "Backspace", "cleared"],
  ])("%s at %s is %s", (key, code, mark) => {
    expect(press(key, code)).toBe(mark);
  });

  it.each([
    ["x", "KeyX"],
    // A French keyboard has q where others have a: the letter counts.
    ["q", "KeyA"],
    ["ArrowUp", "ArrowUp"],
    ["Enter", "Enter"],
    ["1", "Digit1"],
  ])("%s at %s is none", (key, code) => {
    expect(press(key, code)).toBeNull();
  });

  it("leaves shortcuts alone", () => {
    expect(press("p", "KeyP", { ctrlKey: true })).toBeNull();
    expect(press("a", "KeyA", { metaKey: true })).toBeNull();
  });

  it("tells letters that work", () => {
    for (const { mark, en, ar } of MARK_KEYS)
      expect([press(en, "Unidentified"), press(ar, "Unidentified")]).toEqual([mark, mark]);
  });
});

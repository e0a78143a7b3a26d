import { expect, it } from "vitest";
import { deletedName, isNameTyped } from "./deleted-person";

const SARA = { nameAr: "سارة منصور", nameEn: "Sara Mansour" };

it.each([
  ["Sara Mansour", true],
  ["  sara   mansour ", true],
  ["سارة منصور", true],
  ["Sara", false],
  ["Sara Mansoor", false],
  ["", false],
  [" ", false],
])("%s confirms: %s", (typed, confirms) => {
  expect(isNameTyped(typed, SARA)).toBe(confirms);
});

it("tells deleted people apart and says nothing of them", () => {
  const one = deletedName("019aa9f0-0000-7000-8000-00000000a1b2");
  expect(one).toEqual({
    nameAr: "شخص محذوف a1b2",
    nameEn: "Deleted person a1b2",
    number: "deleted-019aa9f0-0000-7000-8000-00000000a1b2",
  });
});

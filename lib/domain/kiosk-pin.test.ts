import { describe, expect, it } from "vitest";
import { choosePin, isObviousPin, isPinLocked } from "./kiosk-pin";

describe("a PIN is too obvious", () => {
  it.each([
    "000000",
    "777777",
    "121212",
    "909090",
    "123123",
    "123456",
    "654321",
    "987654",
    "789012",
    "210987",
  ])("%s", (pin) => expect(isObviousPin(pin)).toBe(true));

  it.each(["000001", "112233", "121213", "123457", "135791", "503817", "987655"])("but not %s", (pin) =>
    expect(isObviousPin(pin)).toBe(false),
  );

  it("for few enough that what is left is not worth guessing at", () => {
    const all = Array.from({ length: 1_000_000 }, (_, i) => String(i).padStart(6, "0"));
    expect(all.filter(isObviousPin)).toHaveLength(1_000 + 100 - 10 + 20);
  });
});

it.each([
  [0, false],
  [9, false],
  [10, true],
  [11, true],
])("after %i wrong ones in a row it is locked: %s", (wrong, locked) =>
  expect(isPinLocked(wrong)).toBe(locked),
);

it("the first PIN is chosen that is neither obvious nor taken", () => {
  const drawn = ["000000", "503817", "123456", "503817", "640215", "918273"];
  expect(
    choosePin(
      () => drawn.shift() ?? "",
      (pin) => pin === "503817",
    ),
  ).toBe("640215");
});

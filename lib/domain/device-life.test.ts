import { describe, expect, it } from "vitest";
import { type DeviceTimes, isClockWrong, isDeviceExpired, isNewKeyDue } from "./device-life";

const DAY = 86_400_000;
const times = (given: Partial<DeviceTimes>): DeviceTimes => ({
  pairedAt: null,
  lastSeenAt: null,
  keyChangedAt: null,
  newKeyAskedAt: null,
  ...given,
});

describe("a kiosk that nobody saw", () => {
  it.each([
    ["never paired", times({}), 1_000 * DAY, false],
    ["paired 90 days ago and never seen", times({ pairedAt: 0 }), 90 * DAY, false],
    ["paired longer ago and never seen", times({ pairedAt: 0 }), 90 * DAY + 1, true],
    ["seen since", times({ pairedAt: 0, lastSeenAt: 50 * DAY }), 140 * DAY, false],
    ["seen too long ago", times({ pairedAt: 0, lastSeenAt: 50 * DAY }), 140 * DAY + 1, true],
    ["paired again after it was last seen", times({ pairedAt: 100 * DAY, lastSeenAt: 0 }), 150 * DAY, false],
  ])("%s", (_, known, now, expired) => {
    expect(isDeviceExpired(known, now)).toBe(expired);
  });
});

describe("a new key", () => {
  it.each([
    ["before pairing", times({}), 99 * DAY, false],
    ["in the first 30 days", times({ pairedAt: 0 }), 30 * DAY - 1, false],
    ["after 30 days", times({ pairedAt: 0 }), 30 * DAY, true],
    ["30 days after the last one", times({ pairedAt: 0, keyChangedAt: 20 * DAY }), 49 * DAY, false],
    ["when somebody asked", times({ pairedAt: 0, newKeyAskedAt: DAY }), DAY, true],
    [
      "not twice for one question",
      times({ pairedAt: 0, newKeyAskedAt: DAY, keyChangedAt: DAY + 1 }),
      2 * DAY,
      false,
    ],
  ])("%s", (_, known, now, due) => {
    expect(isNewKeyDue(known, now)).toBe(due);
  });
});

it.each([
  [null, false],
  [0, false],
  [120_000, false],
  [120_001, true],
  [-120_001, true],
])("a clock %s ms ahead is wrong: %s", (offset, wrong) => {
  expect(isClockWrong(offset)).toBe(wrong);
});

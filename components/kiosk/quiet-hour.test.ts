import { describe, expect, it } from "vitest";
import { isReloadDue } from "./quiet-hour";

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const cairo = { timeZone: "Africa/Cairo", sessions: 0 };

describe("isReloadDue", () => {
  it.each([
    ["at three in the morning in Cairo", at("01:20:00"), 20 * HOUR, cairo, true],
    ["at two", at("00:59:00"), 20 * HOUR, cairo, false],
    ["at four", at("02:00:00"), 20 * HOUR, cairo, false],
    ["while a night shift is open", at("01:20:00"), 20 * HOUR, { ...cairo, sessions: 1 }, false],
    ["when it was started an hour ago", at("01:20:00"), HOUR, cairo, false],
    [
      "at three in the morning elsewhere",
      at("01:20:00"),
      20 * HOUR,
      { ...cairo, timeZone: "Asia/Tokyo" },
      false,
    ],
  ])("%s", (_, now, openFor, context, due) => {
    expect(isReloadDue(now, now - openFor, context)).toBe(due);
  });
});

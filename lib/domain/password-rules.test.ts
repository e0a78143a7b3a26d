import { describe, expect, it } from "vitest";
import { judgeNewPassword, wordsOf } from "./password-rules";

const COMMON = new Set(["password", "password1", "qwertyuiop", "123456789", "letmein", "trustno1"]);
const PERSONAL = [
  "sara.mansour@school.example",
  "Sara Mansour",
  "سارة منصور",
  "Al-Noor School",
  "مدرسة النور",
];

const judge = (password: string, hasSecondFactor: boolean) =>
  judgeNewPassword(password, {
    hasSecondFactor,
    personal: PERSONAL,
    isCommon: (text) => COMMON.has(text),
  });

describe("a password alone", () => {
  it.each([
    ["correct horse battery", null],
    ["صباح الخير يا جارنا العزيز", null],
    ["fourteen chars", "too_short"],
    ["fifteen  letters", null],
    ["ص".repeat(14), "too_short"],
    ["a".repeat(129), "too_long"],
    ["a".repeat(40), "too_simple"],
    ["121212121212121212", "too_simple"],
    ["PasswordPassword", "too_common"],
    ["password 123456789", "too_common"],
    ["qwertyuiop!!!!!!99", "too_common"],
    ["password of a lighthouse", null],
    ["sara.mansour2026", "too_simple"],
    ["منصور مدرسة النور ١", "too_simple"],
    ["school of Mansour!", "too_simple"],
    ["Mansour counts seven owls", null],
  ])("%j: %s", (password, fault) => {
    expect(judge(password, false)).toBe(fault);
  });
});

describe("a password beside a second factor", () => {
  it.each([
    ["tin owls", null],
    ["sevench", "too_short_with_factor"],
    ["password1", "too_common"],
    ["letmein!!!", "too_common"],
    ["mansour1", "too_simple"],
  ])("%j: %s", (password, fault) => {
    expect(judge(password, true)).toBe(fault);
  });
});

it("is judged by whole characters and in one form of each letter", () => {
  expect(judge("🦉🦆🐧🦅🦜🦚🦩🐓", true)).toBeNull();
  expect(judge("ｐａｓｓｗｏｒｄ１ ", true)).toBe("too_common");
});

it("knows the words of an account that are long enough", () => {
  expect(wordsOf(["Al-Noor School", "sara.mansour@x.example"])).toEqual([
    "mansour",
    "example",
    "school",
    "noor",
    "sara",
  ]);
});

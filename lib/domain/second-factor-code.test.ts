import { expect, it } from "vitest";
import { readSecondFactorCode, writeRecoveryCode } from "./second-factor-code";

it.each([
  ["123456", { kind: "app", digits: "123456" }],
  [" 123 456 ", { kind: "app", digits: "123456" }],
  ["١٢٣٤٥٦", { kind: "app", digits: "123456" }],
  ["۰۱۲۳۴۵", { kind: "app", digits: "012345" }],
  ["ABCDE-12345", { kind: "recovery", code: "ABCDE12345" }],
  ["abcde–o1l45", { kind: "recovery", code: "ABCDE01145" }],
  ["12345", null],
  ["1234567", null],
  ["ABCDE-1234U", null],
  ["", null],
])("%j is read as %j", (typed, code) => {
  expect(readSecondFactorCode(typed)).toEqual(code);
});

it("is written in two halves, and read again", () => {
  expect(writeRecoveryCode("ABCDE12345")).toBe("ABCDE-12345");
  expect(readSecondFactorCode(writeRecoveryCode("7777788888"))).toEqual({
    kind: "recovery",
    code: "7777788888",
  });
});

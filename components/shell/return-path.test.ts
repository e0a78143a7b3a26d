import { describe, expect, it } from "vitest";
import { returnPath } from "./return-path";

const ORIGIN = "https://hadir.example";

describe("returnPath", () => {
  it.each([
    ["/people/7?tab=face#top", "/people/7?tab=face#top"],
    ["https://hadir.example/today", "/today"],
    ["people", "/people"],
  ])("goes back to %s", (candidate, expected) => {
    expect(returnPath(candidate, ORIGIN)).toBe(expected);
  });

  it.each([
    undefined,
    "",
    "//evil.example/today",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/today",
    "https://hadir.example@evil.example/",
    "https://hadir.example:444/today",
    "http://hadir.example/today",
    "javascript:alert(1)",
    "data:text/html,x",
    "\t//evil.example",
    "http://[",
    "/sign-in",
    "/sign-in?callbackUrl=/sign-in",
    "/api/auth/signout",
    "/../api/auth/signout",
  ])("refuses %s", (candidate) => {
    expect(returnPath(candidate, ORIGIN)).toBeNull();
  });
});

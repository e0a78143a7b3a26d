import { beforeAll, describe, expect, it } from "vitest";
import { makeTrustedTypesPolicy } from "./trusted-types";

type Rules = Record<"createScriptURL" | "createHTML" | "createScript", (text: string) => string>;

const made = new Map<string, Rules>();
const rules = () => made.get("default") as Rules;
const location = { href: "https://school.example/today" };

beforeAll(() => {
  const createPolicy = (name: string, given: Record<string, (text: string) => string>) =>
    made.set(name, given as Rules);
  makeTrustedTypesPolicy({ trustedTypes: { createPolicy }, location });
});

describe("the page's policy", () => {
  it("is the only one, and stands in no browser without Trusted Types", () => {
    expect([...made.keys()]).toEqual(["default"]);
    expect(() => makeTrustedTypesPolicy({ location })).not.toThrow();
  });

  it.each([
    "/_next/static/chunks/a.js",
    "https://school.example/_next/static/chunks/a.js#params=1",
    "/wasm/a.mjs",
  ])("lets %s be a script", (url) => {
    expect(rules().createScriptURL(url)).toContain("https://school.example/");
  });

  it.each([
    "https://evil.example/_next/static/chunks/a.js",
    "//evil.example/_next/static/a.js",
    "/api/v1/people",
    "/_next/static/../../uploads/a.js",
    "/_next/static/%2e%2e/%2E%2e/uploads/a.js",
    "javascript:alert(1)",
    "data:text/javascript,alert(1)",
    "blob:https://school.example/1",
  ])("refuses %s as a script", (url) => {
    expect(() => rules().createScriptURL(url)).toThrow("not allowed");
  });

  it("lets no text be markup or script but the empty element that React asks for", () => {
    expect(rules().createHTML("<script></script>")).toBe("<script></script>");
    for (const text of ["", "<b>x</b>", "<script></script>x", "<script>alert(1)</script>"])
      expect(() => rules().createHTML(text)).toThrow("not allowed");
    expect(() => rules().createScript("alert(1)")).toThrow("not allowed");
  });
});

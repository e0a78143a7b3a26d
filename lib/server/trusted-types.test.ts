import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { TRUSTED_TYPES_SCRIPT } from "./trusted-types";

type Policy = Record<"createScriptURL" | "createHTML" | "createScript", (text: string) => string>;

const made = new Map<string, Policy>();
const policy = () => made.get("default") as Policy;

beforeAll(() => {
  const trustedTypes = { createPolicy: (name: string, rules: Policy) => made.set(name, rules) };
  const location = new URL("https://school.example/today");
  runInNewContext(TRUSTED_TYPES_SCRIPT, { trustedTypes, location, URL, TypeError });
});

describe("the page's policy", () => {
  it("is the only one, and stands in no browser without Trusted Types", () => {
    expect([...made.keys()]).toEqual(["default"]);
    expect(() => runInNewContext(TRUSTED_TYPES_SCRIPT, {})).not.toThrow();
  });

  it.each([
    "/_next/static/chunks/a.js",
    "https://school.example/_next/static/chunks/a.js#params=1",
    "/wasm/a.mjs",
  ])("lets %s be a script", (url) => {
    expect(policy().createScriptURL(url)).toContain("https://school.example/");
  });

  it.each([
    "https://evil.example/_next/static/chunks/a.js",
    "//evil.example/_next/static/a.js",
    "/api/v1/people",
    "/_next/static/../../uploads/a.js",
    "/_next/static/%2e%2e/%2e%2e/uploads/a.js",
    "javascript:alert(1)",
    "data:text/javascript,alert(1)",
    "blob:https://school.example/1",
  ])("refuses %s as a script", (url) => {
    expect(() => policy().createScriptURL(url)).toThrow("not allowed");
  });

  it("lets no text be markup or script but the empty element that React asks for", () => {
    expect(policy().createHTML("<script></script>")).toBe("<script></script>");
    for (const text of ["", "<b>x</b>", "<script></script>x", "<script>alert(1)</script>"])
      expect(() => policy().createHTML(text)).toThrow("not allowed");
    expect(() => policy().createScript("alert(1)")).toThrow("not allowed");
  });
});

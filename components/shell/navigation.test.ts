import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { can, ROLES } from "@/lib/domain/abilities";
import { NAV_PAGES, navigationFor } from "./navigation";

const app = fileURLToPath(new URL("../../app/", import.meta.url));

/** The addresses of all pages: groups in brackets leave no trace. */
const addresses = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("page.tsx"))
  .map((path) => `/${path}`.replace(/\/\([^)]*\)/g, "").replace(/\/page\.tsx$/, ""));

describe("the navigation", () => {
  it.each(NAV_PAGES.map(({ href }) => href))("leads to a page that is there: %s", (href) => {
    expect(addresses).toContain(href);
  });

  it("names every page once, and has at most four in anybody's bar", () => {
    expect(new Set(NAV_PAGES.map(({ href }) => href)).size).toBe(NAV_PAGES.length);
    for (const role of ROLES)
      expect(navigationFor((ability) => can([role], ability)).bar.length).toBeLessThanOrEqual(4);
  });

  it("offers nobody what they may not do, and no choice where there is one page only", () => {
    const student = navigationFor((ability) => can(["student"], ability));
    expect(student).toEqual({ bar: [], menu: [] });
    const teacher = navigationFor((ability) => can(["teacher"], ability));
    expect(teacher.menu.flatMap(({ pages }) => pages).map(({ name }) => name)).not.toContain("devices");
  });
});

import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessible";
import type { DemoRole } from "./fixtures/people";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

type Shown = { name: string; path: string; as?: DemoRole; status?: number };

/** Every page of the product; `{person}` is somebody of the demo school. */
const PAGES: readonly Shown[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "forgot", path: "/forgot" },
  { name: "reset-incomplete", path: "/reset" },
  { name: "invitation-incomplete", path: "/invitation" },
  { name: "kiosk-unpaired", path: "/kiosk" },
  { name: "not-found", path: "/no/such/page", status: 404 },
  { name: "today", path: "/today", as: "Administrator" },
  { name: "people", path: "/people", as: "Administrator" },
  { name: "people-found", path: "/people?text=sara", as: "Teacher" },
  { name: "people-nobody", path: "/people?text=nobody-has-this-name", as: "Administrator" },
  { name: "person", path: "{person}", as: "Administrator" },
  { name: "register", path: "/register", as: "Administrator" },
  { name: "register-week", path: "/register?scope=organization&span=week", as: "Teacher" },
  { name: "roll", path: "{roll}", as: "Teacher" },
  { name: "roll-call", path: "{roll-call}", as: "Teacher" },
  { name: "section", path: "{section}", as: "Teacher" },
  { name: "unit", path: "{unit}", as: "Administrator" },
  { name: "review", path: "/review", as: "Teacher" },
  { name: "review-corrections", path: "/review?tab=corrections", as: "Teacher" },
  { name: "person-new", path: "/people/new", as: "Administrator" },
  { name: "person-new-own", path: "/people/new", as: "Teacher" },
  { name: "units", path: "/units", as: "Administrator" },
  { name: "roles", path: "/roles", as: "Administrator" },
  { name: "settings", path: "/settings", as: "Administrator" },
  { name: "organizations", path: "/organizations", as: "Platform operator" },
  { name: "account-staff", path: "/account", as: "Administrator" },
  { name: "account-operator", path: "/account", as: "Platform operator" },
  { name: "devices", path: "/devices", as: "Administrator" },
  { name: "device", path: "{device}", as: "Administrator" },
  { name: "calendar", path: "/calendar?month=2026-11", as: "Administrator" },
  { name: "timetable", path: "/timetable", as: "Administrator" },
  { name: "shifts", path: "/shifts", as: "Administrator" },
  { name: "roster", path: "{roster}", as: "Administrator" },
  { name: "roster-import", path: "/rosters/import", as: "Administrator" },
  { name: "policies", path: "/policies", as: "Administrator" },
  { name: "leave", path: "/leave", as: "Administrator" },
  { name: "alerts", path: "/alerts", as: "Administrator" },
  { name: "periods", path: "/periods", as: "Administrator" },
  { name: "recognition", path: "/recognition", as: "Administrator" },
  { name: "liveness", path: "/liveness", as: "Administrator" },
  { name: "audit", path: "/audit", as: "Administrator" },
  { name: "enrol-choose", path: "/enrol", as: "Administrator" },
  { name: "enrol-renewal", path: "/enrol?face=renewal", as: "Teacher" },
  { name: "enrol-consent", path: "{enrolment}", as: "Administrator" },
  { name: "enrol-reviews", path: "/enrol/reviews", as: "Teacher" },
  { name: "enrol-photos", path: "/enrol/photos", as: "Administrator" },
  { name: "self-check-in", path: "/check-in", as: "Student" },
  { name: "own-record", path: "/me", as: "Student" },
  { name: "account", path: "/account", as: "Student" },
];
const WIDTHS = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
];
const LANGUAGES = [
  { language: "ar", direction: "rtl" },
  { language: "en", direction: "ltr" },
] as const;

for (const { language, direction } of LANGUAGES) {
  for (const shown of PAGES) {
    test(`${shown.name} in ${language}: accessible, light and dark, and no wider than a phone`, async ({
      visit,
      server,
    }) => {
      const { page, context, watch } = await visit({ as: shown.as });
      if (shown.status) watch.expectErrors(new RegExp(`status of ${shown.status}`));
      await context.addCookies([{ name: "hadir_language", value: language, url: server.origin }]);
      await page.goto(await addressOf(page, shown.path));
      await expect(page.locator("html")).toHaveAttribute("dir", direction);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      for (const size of WIDTHS) {
        await page.setViewportSize(size);
        await expectToFit(page, size.width);
        await expectAccessible(page);
        await keepScreen(page, `${shown.name}-${language}-${size.width}`);
      }
      await page.emulateMedia({ colorScheme: "dark" });
      await colourChangesEnd(page);
      await expectAccessible(page);
      await keepScreen(page, `${shown.name}-${language}-dark`);
    });
  }
}

/** Waits until what fades from one colour to another has done so: axe would judge the colours on the way. */
async function colourChangesEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** The address of a page; those of one person are read off the lists that lead there. */
async function addressOf(page: Page, path: string): Promise<string> {
  const lists: Record<string, { list: string; link: RegExp }> = {
    "{roll}": { list: "/today", link: /^Roll of|^رصد حضور/ },
    "{section}": { list: "/register", link: /^Overview|^نظرة عامة/ },
    "{person}": { list: "/people", link: /Sara Mansour|سارة منصور/ },
    "{enrolment}": { list: "/enrol", link: /Sara Mansour|سارة منصور/ },
  };
  if (path === "{device}") return deviceAddress(page);
  if (path === "{unit}") {
    await page.goto("/register?scope=organization");
    const [unit] = await page
      .locator("option[value^='unit:']")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value.slice(5)));
    return `/units/${unit}`;
  }
  if (path === "{roll-call}") return `${await addressOf(page, "{roll}")}/roll-call`;
  if (path === "{roster}") return (await addressOf(page, "{section}")).replace("/sections/", "/rosters/");
  const found = lists[path];
  if (!found) return path;
  await page.goto(found.list);
  return (await page.getByRole("link", { name: found.link }).first().getAttribute("href")) ?? "";
}

/** The settings of a device, which is added when there is none yet. */
async function deviceAddress(page: Page): Promise<string> {
  await page.goto("/devices");
  const settings = page.getByRole("link", { name: /North gate/ });
  if ((await settings.count()) === 0) {
    await page.getByRole("button", { name: /Add a device|إضافة جهاز/ }).click();
    await page.getByLabel(/Name of the device|اسم الجهاز/).fill("North gate");
    await page.getByRole("button", { name: /Add and show the code|إضافة وعرض الرمز/ }).click();
    await page.getByRole("button", { name: /Close|إغلاق/ }).click();
  }
  return (await settings.getAttribute("href")) ?? "";
}

async function expectToFit(page: Page, width: number): Promise<void> {
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(needed, `the page is ${needed} px wide at ${width}`).toBeLessThanOrEqual(width);
}

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessible";
import { expect, test } from "./fixtures/test";

test.use({ day: "register" });

/**
 * Opens the register of a section where today has one session so far: shortly before one begins a section has two, but never two
 * sections at a time.
 */
async function openRegister(page: Page): Promise<Locator> {
  await page.goto("/register");
  const grid = page.getByRole("grid");
  await expect(grid).toBeVisible();
  const active = grid.locator("[tabindex='0']");
  await expect(active).not.toHaveAccessibleName("Loading");
  if (/ of /.test((await active.getAttribute("aria-label")) ?? "")) {
    await page.getByLabel("Of whom").selectOption({ label: "Grade 7 B" });
    await expect(grid).toHaveAccessibleName(/^Grade 7 B/);
  }
  return grid;
}

test("the register is read and kept by keyboard", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  const grid = await openRegister(page);
  // A head, twelve people, and the totals of the days.
  await expect(grid).toHaveAttribute("aria-rowcount", "14");
  await expectAccessible(page);
  const active = grid.locator("[tabindex='0']");
  await active.focus();

  await test.step("a letter marks, an arrow goes on", async () => {
    await page.keyboard.press("a");
    await expect(active).toHaveAccessibleName(/^Absent/);
    await expect(active).toHaveText("A");
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("tr[aria-rowindex='3'] :focus")).toBeVisible();
    await page.keyboard.press("p");
    await expect(active).toHaveAccessibleName(/^Present/);
  });

  await test.step("Enter explains, with the history", async () => {
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("Overridden by Nasser Al-Qadi.")).toBeVisible();
    await expect(dialog.getByText("Override: Status set")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(active).toBeFocused();
  });

  await test.step("the last mark is undone", async () => {
    await page.keyboard.press("Control+z");
    await expect(active).toHaveAccessibleName(/^Not yet/);
  });

  await test.step("the ends of the grid are a key away", async () => {
    await page.keyboard.press("Home");
    await expect(page.locator("tr[aria-rowindex='3'] > [aria-colindex='1']")).toBeFocused();
    await page.keyboard.press("Control+End");
    await expect(page.locator("tr[aria-rowindex='14']:focus-within")).toBeVisible();
  });
});

test("everybody is printed, not only who is in sight", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/register?scope=organization");
  await expect(page.getByRole("grid")).toBeVisible();
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "yes");
  await page.emulateMedia({ media: "print" });
  const sheet = page.getByRole("table", { name: /^Al-Noor Demo School/ });
  await expect(sheet).toBeVisible();
  await expect(sheet.locator("tbody tr")).toHaveCount(36);
  await expect(page.getByRole("grid")).toBeHidden();
  await expect(page.getByRole("navigation")).toBeHidden();
});

test("on a phone a day is a list", async ({ visit }) => {
  const { page } = await visit({ as: "Teacher", options: { viewport: { width: 360, height: 740 } } });
  await page.goto("/register");
  await expect(page.getByRole("button", { name: "The day before" })).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
  await page.getByRole("button", { name: /Adam Suleiman/ }).click();
  await expect(page.getByRole("dialog").getByText("What was seen")).toBeVisible();
});

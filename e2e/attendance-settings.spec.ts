import { expectAccessible } from "./fixtures/accessible";
import { expect, test } from "./fixtures/test";

// What an administrator sets for attendance besides the timetable: kinds of leave, alerts, rates, rosters, closed periods.
test.use({ day: "attendance-settings" });

test("a kind of leave is added, and offered no more", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/leave");
  await page.getByRole("button", { name: "Add a kind" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name in Arabic").fill("إجازة دراسية");
  await dialog.getByLabel("Short code").fill("no code!");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByLabel("Short code")).toHaveAccessibleDescription(/Latin letters/);
  await dialog.getByLabel("Name in English").fill("Study leave");
  await dialog.getByLabel("Short code").fill("STUDY");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  const kind = page.getByRole("listitem").filter({ hasText: "Study leave" });
  await expect(kind).toBeVisible();
  await kind.getByRole("button", { name: "Offer Study leave no more" }).click();
  await expect(page.getByText("Study leave can no longer be asked for.", { exact: false })).toBeVisible();
  await expect(kind).toHaveCount(0);
});

test("a rule for alerts is added, and paused", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/alerts");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name in Arabic").fill("تأخر طويل");
  await dialog.getByLabel("Name in English").fill("Very late");
  await dialog.getByLabel("When", { exact: true }).selectOption({ label: "Somebody was late" });
  await dialog.getByLabel("From how many minutes on").fill("20");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  const rule = page.getByRole("listitem").filter({ hasText: "Very late" });
  await expect(rule.getByText("When somebody is late by 20 minutes or more")).toBeVisible();
  await rule.getByRole("button", { name: "Change Very late" }).click();
  await dialog.getByLabel("The rule is active").uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rule.getByText("Paused", { exact: true })).toBeVisible();
});

test("the attendance that is asked for is changed", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/policies");
  const asked = page.getByLabel("Attendance that is asked for, per cent");
  await asked.fill("120");
  const panel = page.locator("form").filter({ has: asked });
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(asked).toHaveAccessibleDescription(/from 0 to 100/);
  await asked.fill("90");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("Saved", { exact: false })).toBeVisible();
  await page.reload();
  await expect(asked).toHaveValue("90");
});

test("somebody is added to a roster", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/units");
  const section = await page.getByRole("link", { name: "Grade 7 A" }).first().getAttribute("href");
  await page.goto(`/rosters/${section?.split("/").at(-1)}`);
  await page.getByRole("button", { name: "Add somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByLabel("Person", { exact: true }).first()).toHaveAccessibleDescription(
    /Choose a person/,
  );
  await dialog.getByRole("searchbox").fill("S030");
  await dialog.getByRole("radio").first().check();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: "S030" })).toBeVisible();
});

test("a period is closed, and opened again with a reason", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/periods");
  await page.getByRole("button", { name: "Close a period" }).click();
  const dialog = page.getByRole("dialog");
  const day = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel("First day").fill(day);
  await dialog.getByLabel("Last day").fill(day);
  await dialog.getByRole("button", { name: "Close it" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription(/at least three letters/);
  await dialog.getByLabel("Reason").fill("handed in");
  await dialog.getByRole("button", { name: "Close it" }).click();
  await expect(page.getByText("The period is closed.")).toBeVisible();
  await page.getByRole("button", { name: /^Open again: / }).click();
  await dialog.getByLabel("Reason").fill("a wrong day was found");
  await dialog.getByRole("button", { name: /Open/ }).click();
  await expect(page.getByText("The period is open again.")).toBeVisible();
  await expect(page.getByText(/a wrong day was found/)).toBeVisible();
});

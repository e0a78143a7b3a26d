import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessible";
import { expect, test } from "./fixtures/test";

test.use({ day: "roll" });

/** From when to when a session is: with the day where it ends on the next one. */
const SPAN = /\d\d:\d\d to (?:[^,]+, )?\d\d:\d\d/;

/** Opens the roll of an open session of Grade 7 A from Today; answers when it is held, as every page says it. */
async function openRoll(page: Page): Promise<string> {
  await page.goto("/today");
  // Shortly before a session begins two are open: the last one of the page is the one that has begun.
  await page.getByRole("link", { name: "Roll of Grade 7 A" }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Grade 7 A" })).toBeVisible();
  const lead = await page.getByText(SPAN).first().innerText();
  return SPAN.exec(lead)?.[0] ?? "";
}

const lineOf = (page: Page, name: string) => page.getByRole("group", { name: `Mark ${name}` });

test("a roll is taken by keyboard; who was marked wrongly asks, the teacher decides, and the answer is seen", async ({
  visit,
}) => {
  const teacher = await visit({ as: "Teacher" });
  const roll = teacher.page;
  const span = await openRoll(roll);

  await test.step("letters mark and go on to the next person", async () => {
    await expect(roll.getByText("0 of 12 marked")).toBeVisible();
    await lineOf(roll, "Adam Suleiman").getByRole("button", { name: "Present" }).focus();
    await roll.keyboard.press("p");
    await expect(lineOf(roll, "Dana Qasem").getByRole("button", { name: "Present" })).toBeFocused();
    await roll.keyboard.press("l");
    await roll.keyboard.press("a");
    await expect(roll.getByText("3 of 12 marked")).toBeVisible();
    await expect(lineOf(roll, "Hassan Barakat").getByRole("button", { name: "Absent" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expectAccessible(roll);
  });

  await test.step("the last mark is taken back", async () => {
    await roll.getByRole("button", { name: "Undo" }).click();
    await expect(roll.getByText("2 of 12 marked")).toBeVisible();
  });

  await test.step("arrow keys find a button, the rest is marked at once", async () => {
    await lineOf(roll, "Omar Al-Khatib").getByRole("button", { name: "Present" }).focus();
    await roll.keyboard.press("ArrowDown");
    await roll.keyboard.press("ArrowRight");
    await roll.keyboard.press("ArrowRight");
    await expect(lineOf(roll, "Sara Mansour").getByRole("button", { name: "Absent" })).toBeFocused();
    await roll.keyboard.press("Enter");
    await expect(roll.getByText("Marked by Huda Al-Rashed.").first()).toBeVisible();
    await roll.getByRole("button", { name: "Rest present" }).click();
    await expect(roll.getByText("Everybody is marked")).toBeVisible();
    await expect(roll.getByText(/^Roll taken by Huda Al-Rashed/)).toBeVisible();
  });

  const student = await visit({ as: "Student" });
  const own = student.page;
  const lineAt = (page: Page) =>
    page
      .getByRole("listitem")
      .filter({ hasText: span })
      .filter({
        has: page.getByRole("button", { name: /^Something wrong with/ }),
      });

  await test.step("the student sees it and asks for a correction", async () => {
    await own.goto("/me");
    await expect(lineAt(own).getByText("Absent", { exact: true })).toBeVisible();
    await lineAt(own)
      .getByRole("button", { name: /^Something wrong with Grade 7 A/ })
      .click();
    await own.getByRole("button", { name: "Send the request" }).click();
    await expect(own.getByLabel("Tell it in your words")).toHaveAccessibleDescription(
      /at least three letters/,
    );
    await own.getByLabel("Tell it in your words").fill("I sat in the last row.");
    await own.getByRole("button", { name: "Send the request" }).click();
    await expect(own.getByText("Waiting for a decision").first()).toBeVisible();
  });

  await test.step("the teacher reads the request and approves it", async () => {
    await roll.goto("/review?tab=corrections");
    const request = roll.getByRole("listitem").filter({ hasText: "I sat in the last row." });
    await expect(request).toBeVisible();
    await request.getByRole("button", { name: "Refuse" }).click();
    const answer = request.getByLabel("Answer to Sara Mansour");
    await expect(answer).toHaveAccessibleDescription(/Write why you refuse/);
    await answer.fill("Right, I saw you later.");
    await request.getByRole("button", { name: "Approve" }).click();
    await expect(roll.getByText("Approved: Sara Mansour")).toBeVisible();
  });

  await test.step("the student sees the answer, and the record says so", async () => {
    await own.reload();
    await expect(own.getByText("Approved", { exact: true })).toBeVisible();
    await expect(own.getByText("Answer: Right, I saw you later.")).toBeVisible();
    await expect(own.getByText("Corrected on request, by Huda Al-Rashed.").first()).toBeVisible();
  });
});

test("a time that no device saw is added on the person's page, and stands beside the teacher's mark", async ({
  visit,
}) => {
  const { page } = await visit({ as: "Administrator" });
  const span = await openRoll(page);
  await page.goto("/people");
  await page.getByRole("link", { name: "Dana Qasem" }).click();
  const line = page.getByRole("listitem").filter({ hasText: span });
  const details = page.getByRole("dialog", { name: /^Dana Qasem: Grade 7 A/ });

  await test.step("what is missing is named, and nothing is kept", async () => {
    await line.getByRole("button", { name: "Details" }).click();
    await expect(details.getByText("No device saw anything")).toBeVisible();
    await details.getByRole("heading", { name: "Add a time" }).click();
    await details.getByRole("button", { name: "Add the time" }).click();
    await expect(details.getByLabel("Time", { exact: true })).toHaveAccessibleDescription("Write the time.");
    await expectAccessible(page);
  });

  await test.step("the time is told with a reason", async () => {
    await details.getByLabel("Time", { exact: true }).fill(span.slice(0, 5));
    await details.getByLabel("What it was").selectOption({ label: "Came" });
    const form = details.locator("form").filter({ has: page.getByRole("button", { name: "Add the time" }) });
    await form.getByLabel(/^Reason/).fill("The power was out at the entrance.");
    await form.getByRole("button", { name: "Add the time" }).click();
    await expect(details).toBeHidden();
  });

  await test.step("it is among what was seen, with who says so; the mark stands", async () => {
    await line.getByRole("button", { name: "Details" }).click();
    const seen = details.getByRole("listitem").filter({ hasText: "added by hand" }).last();
    await expect(seen).toContainText(span.slice(0, 5));
    await expect(seen).toContainText("by Nasser Al-Qadi");
    await expect(details.getByText("Marked by Huda Al-Rashed.").first()).toBeVisible();
  });
});

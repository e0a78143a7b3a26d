import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expectAccessible } from "./fixtures/accessible";
import { signInAs } from "./fixtures/people";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

test.use({ day: "second-factor" });
test.describe.configure({ mode: "serial" });

const TEACHER = { email: "teacher@demo.hadir.example", password: "hadir demo teacher" };
const STEP_MS = 30_000;

/** What the app shows `steps` half minutes from now; the server takes one step to either side, each once. */
const codeIn = (secret: string, steps: number) =>
  generateSync({ secret, epoch: Math.floor((Date.now() + steps * STEP_MS) / 1000) }).toString();

/** A code that is none of those that the server would take now. */
function wrongCode(secret: string): string {
  const right = [-1, 0, 1].map((steps) => codeIn(secret, steps));
  return ["000000", "111111", "222222", "333333"].find((code) => !right.includes(code)) ?? "";
}

let secret = "";
let codes: string[] = [];

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account: / }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

async function givePassword(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(TEACHER.email);
  await page.getByLabel("Password", { exact: true }).fill(TEACHER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Code from your app")).toBeFocused();
}

test("a teacher connects an app and keeps the recovery codes", async ({ page }) => {
  await signInAs(page, "Teacher");
  await page.goto("/account");
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Current password").fill("not the password");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByLabel("Current password")).toHaveAccessibleDescription(/is wrong/);
  await dialog.getByLabel("Current password").fill(TEACHER.password);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "second-factor-setup-en");
  secret = (await dialog.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(" ", "");
  await dialog.getByLabel("Code from your app").fill(wrongCode(secret));
  await dialog.getByRole("button", { name: "Switch on" }).click();
  await expect(dialog.getByLabel("Code from your app")).toHaveAccessibleDescription(/wrong or was used/);
  await dialog.getByLabel("Code from your app").fill(codeIn(secret, 0));
  await dialog.getByRole("button", { name: "Switch on" }).click();
  const list = dialog.getByRole("list", { name: "Your recovery codes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  codes = await list.getByRole("listitem").allInnerTexts();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("Signing in asks for a code of your app as well")).toBeVisible();
  await signOut(page);
});

test("the password alone opens nothing", async ({ visit, server }) => {
  const { page, context, watch } = await visit();
  watch.expectErrors(/401 \(Unauthorized\)/);
  await givePassword(page);
  await expectAccessible(page);
  await keepScreen(page, "sign-in-code-en");
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("hadir.session");
  const today = await context.request.get(`${server.origin}/today`, { maxRedirects: 0 });
  expect(today.headers().location).toContain("/sign-in");
});

test("nor does a wrong code; the right one does, once", async ({ visit }) => {
  const { page, watch } = await visit();
  watch.expectErrors(/401 \(Unauthorized\)/);
  await givePassword(page);
  await page.getByLabel("Code from your app").fill(wrongCode(secret));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "wrong or was used already" })).toBeVisible();
  // The app's present code was used for the setup, perhaps in this very half minute.
  const code = codeIn(secret, 1);
  await page.getByLabel("Code from your app").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await signOut(page);
  await givePassword(page);
  await page.getByLabel("Code from your app").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "wrong or was used already" })).toBeVisible();
});

test("a recovery code opens the account once, and two factors take the second one away", async ({
  visit,
}) => {
  const { page, watch } = await visit();
  watch.expectErrors(/401 \(Unauthorized\)/);
  await givePassword(page);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill((codes[0] ?? "").toLowerCase());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goto("/account");
  await expect(page.getByText("With password and a recovery code, which is used up now.")).toBeVisible();
  await page.getByRole("button", { name: "Remove the second factor" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Current password").fill(TEACHER.password);
  await dialog.getByLabel("Code from your app").fill(codes[0] ?? "");
  await dialog.getByRole("button", { name: "Remove the second factor" }).click();
  await expect(dialog.getByLabel("Code from your app")).toHaveAccessibleDescription(/wrong or was used/);
  await dialog.getByLabel("Code from your app").fill(codes[1] ?? "");
  await dialog.getByRole("button", { name: "Remove the second factor" }).click();
  await expect(page.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
});

test("a key lets an application read what it was made for, until it is revoked", async ({
  visit,
  server,
}) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/account");
  await page.getByRole("button", { name: "Make a key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is it for?").fill("Timetable of the school");
  await dialog.getByLabel("See attendance", { exact: true }).check();
  await dialog.getByLabel("Current password").fill("hadir demo administrator");
  await expectAccessible(page);
  await keepScreen(page, "api-key-new-en");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const key = await dialog.getByText(/^hadir_/).innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Timetable of the school")).toBeVisible();
  const call = (path: string, bearer: string) =>
    fetch(server.origin + path, { redirect: "manual", headers: { Authorization: `Bearer ${bearer}` } });
  const read = await call("/api/v1/attendance/today", key);
  expect(read.status).toBe(200);
  expect(await read.text()).toContain("Grade");
  expect((await call("/api/v1/attendance/today", `${key.slice(0, -1)}_`)).status).toBe(401);
  expect((await call("/devices", key)).headers.get("location")).toContain("/sign-in");
  await page.reload();
  await expect(page.getByText("Used just now")).toHaveCount(2);
  await page.getByRole("button", { name: "Revoke the key: Timetable of the school" }).click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
  expect((await call("/api/v1/attendance/today", key)).status).toBe(401);
});

test("a key does not do what it was not made for", async ({ visit, server }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/account");
  await page.getByRole("button", { name: "Make a key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is it for?").fill("Devices only");
  await dialog.getByLabel("Manage devices", { exact: true }).check();
  await dialog.getByLabel("Current password").fill("hadir demo administrator");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const key = await dialog.getByText(/^hadir_/).innerText();
  const refused = await fetch(`${server.origin}/api/v1/attendance/today`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  expect([refused.status, await refused.json()]).toEqual([
    403,
    { code: "forbidden", reason: "key_lacks_scope" },
  ]);
});

test("where no mail is set up, the page of a forgotten password says the other way", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  await expect(page.getByText("Hadir cannot send mail here")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveCount(0);
});

import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessible";
import { linkFor, test } from "./fixtures/mail";
import { keepScreen } from "./fixtures/screens";
import { expect } from "./fixtures/test";

test.use({ day: "invitation" });
test.describe.configure({ mode: "serial" });

const NADIA = "nadia@school.example";
const FIRST = "seven owls in a tin hat";
const SECOND = "a lighthouse for nine cats";

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(NADIA);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("an administrator invites a teacher by mail", async ({ visit, mailbox }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/roles");
  await page.getByRole("button", { name: "Invite staff" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(NADIA);
  await dialog.getByLabel(/Name in Arabic/).fill("نادية فاروق");
  await dialog.getByLabel(/Name in English/).fill("Nadia Farouk");
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog.getByText(`The invitation is on its way to ${NADIA}`)).toBeVisible();
  expect(mailbox.mails).toHaveLength(1);
  expect(mailbox.mails[0]?.subject).toBe("دعوة إلى نظام حاضر · You are invited to Hadir");
});

test("who opens the link chooses a password, and signs in with it", async ({ visit, mailbox, server }) => {
  const link = await linkFor(mailbox, NADIA, "invitation");
  const { page } = await visit();
  await page.goto(link);
  await expect(page.getByText("Welcome, Nadia Farouk.")).toBeVisible();
  await expect(page.getByText("Teacher", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "invitation-en");
  await page.getByLabel("New password").fill("password123456789");
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByLabel("New password")).toHaveAccessibleDescription(/tried first everywhere/);
  await page.getByLabel("New password").fill(FIRST);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByText(`You sign in with ${NADIA}`)).toBeVisible();
  expect(page.url()).not.toContain("#");
  await page.getByRole("link", { name: "To the sign-in page" }).click();
  await signIn(page, FIRST);
  await expect(page).toHaveURL(/\/today$/);
  const token = link.split("#")[1] ?? "";
  const addresses = server.requests.map(({ path }) => path);
  for (const path of addresses) expect(path).not.toContain(token);
  expect(server.log()).not.toContain(token);
});

test("a second time the link opens nothing", async ({ visit, mailbox }) => {
  const link = mailbox.mails[0]?.text.split("\n").find((line) => line.includes("/invitation#")) ?? "";
  const { page } = await visit();
  await page.goto(link.trim());
  await expect(page.getByRole("alert").filter({ hasText: "no longer open" })).toBeVisible();
});

test("a forgotten password is replaced by a link, and the old one and its sign-ins are over", async ({
  visit,
  mailbox,
  server,
}) => {
  const before = await visit();
  await signIn(before.page, FIRST);
  await expect(before.page).toHaveURL(/\/today$/);

  const { page } = await visit();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Forgotten password" })).toBeVisible();
  await page.getByLabel("E-mail").fill(NADIA);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText(`If ${NADIA} has an account here`)).toBeVisible();
  await expectAccessible(page);
  const link = await linkFor(mailbox, NADIA, "reset");
  await page.goto(link);
  await expect(page.getByText(`For ${NADIA} at Al-Noor Demo School.`)).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "reset-en");
  await page.getByLabel("New password").fill("Nadia Farouk 2026");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByLabel("New password")).toHaveAccessibleDescription(/too easy to guess/);
  await page.getByLabel("New password").fill(SECOND);
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText("The new password is saved")).toBeVisible();
  expect((await mailbox.next(NADIA)).subject).toContain("Your Hadir password was changed");

  await before.page.goto("/people");
  await expect(before.page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signIn(page, SECOND);
  await expect(page).toHaveURL(/\/today$/);
  const token = link.split("#")[1] ?? "";
  for (const { path } of server.requests) expect(path).not.toContain(token);
  expect(server.log()).not.toContain(token);
  const again = await visit();
  await again.page.goto(link);
  await expect(again.page.getByRole("alert").filter({ hasText: "no longer good" })).toBeVisible();
});

test("an address that nobody has gets the same answer and no mail", async ({ visit, mailbox }) => {
  const { page } = await visit();
  await page.goto("/forgot");
  await page.getByLabel("E-mail").fill("nobody@school.example");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("If nobody@school.example has an account here")).toBeVisible();
  expect(mailbox.mails.flatMap(({ to }) => to)).not.toContain("nobody@school.example");
});

test("the old password is wrong now", async ({ visit }) => {
  const { page, watch } = await visit();
  watch.expectErrors(/401 \(Unauthorized\)/);
  await signIn(page, FIRST);
  await expect(page.getByRole("alert").filter({ hasText: "E-mail or password is wrong" })).toBeVisible();
});

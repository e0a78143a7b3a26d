import { press, reach, write } from "./fixtures/keyboard";
import { expect, test } from "./fixtures/test";

// No hand on a mouse: from signing in to what administrators do.
test.use({ day: "keyboard" });

test("signing in", async ({ visit }) => {
  const { page } = await visit();
  await page.goto("/sign-in");
  await write(page, page.getByLabel("E-mail"), "admin@demo.hadir.example");
  await write(page, page.getByLabel("Password", { exact: true }), "hadir demo administrator");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/today$/);
});

test("a person is added, found and changed", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/people");
  await press(page, page.getByRole("link", { name: "Add a person" }));
  await write(page, page.getByLabel("Name in Arabic"), "لينا لوحة");
  await write(page, page.getByLabel("Name in English"), "Lina Keys");
  await write(page, page.getByLabel("Student or staff number"), "K001");
  await press(page, page.getByLabel("Grade 7 A"), "Space");
  await press(page, page.getByRole("button", { name: "Add person" }));
  await expect(page.getByText("Lina Keys was added.")).toBeVisible();
  await page.goto("/people");
  await write(page, page.getByRole("searchbox"), "K001");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 person for “K001”")).toBeVisible();
  await press(page, page.getByRole("link", { name: "Lina Keys" }));
  await press(page, page.getByRole("button", { name: "Change" }).first());
  await write(page, page.getByRole("dialog").getByLabel("Name in English"), "Lina Board");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Lina Board" })).toBeVisible();
});

test("a device is added and revoked, and the focus comes back to where it was", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/devices");
  const add = page.getByRole("button", { name: "Add a device" });
  await press(page, add);
  await expect(page.getByLabel("Name of the device")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
  await page.keyboard.press("Enter");
  await write(page, page.getByLabel("Name of the device"), "Gate of keys");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
  await press(page, dialog.getByRole("button", { name: "Close" }));
  await press(page, page.getByRole("button", { name: "Revoke: Gate of keys" }));
  // What destroys something begins at the way out.
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await press(page, dialog.getByRole("button", { name: "Revoke device" }));
  await expect(page.getByText("“Gate of keys” was revoked.")).toBeVisible();
});

test("a role is ended", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/roles");
  await press(page, page.getByRole("button", { name: /^End the role Teacher of/ }).first());
  await press(page, page.getByRole("dialog").getByRole("button", { name: "End the role" }));
  await expect(page.getByText(/^The role of .* was ended\.$/)).toBeVisible();
});

test("the audit log is filtered, and its chain checked", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/audit");
  await press(page, page.locator("summary").filter({ hasText: "Filters" }));
  await reach(page, page.getByLabel("Action", { exact: true }));
  await page.keyboard.type("Signed in");
  await press(page, page.getByRole("button", { name: "Show", exact: true }));
  await expect(page).toHaveURL(/action=/);
  await press(page, page.getByRole("button", { name: "Check the chain" }));
  await expect(page.getByText(/rows, unbroken/)).toBeVisible();
});

test("one of one's own sign-ins is ended", async ({ visit }) => {
  const other = await visit();
  await other.page.goto("/sign-in");
  await other.page.getByRole("button", { name: /^Administrator/ }).click();
  await other.page.getByRole("button", { name: "Sign in" }).click();
  await expect(other.page).toHaveURL(/\/today$/);
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/account");
  await press(page, page.getByRole("button", { name: /^End the sign-in/ }).first());
  await expect(page.getByText("The sign-in was ended.")).toBeVisible();
});

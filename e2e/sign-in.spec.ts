import { type DemoRole, START_OF, signInAs } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

for (const path of ["/today", "/people", "/people/new", "/devices", "/audit", "/enrol", "/me"]) {
  test(`a signed-out visitor at ${path} meets the sign-in page and is brought back`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("callbackUrl")).toBe(path);
  });
}

test("signing in leads back to the page that was asked for", async ({ page }) => {
  await page.goto("/people");
  await page.getByRole("button", { name: /^Administrator/ }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/people$/);
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
});

test("never to somebody else's page", async ({ page }) => {
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2Ftoday");
  await page.getByRole("button", { name: /^Administrator/ }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(START_OF.Administrator);
});

test("a wrong password is said, and what was typed stays", async ({ visit }) => {
  const { page, watch } = await visit();
  watch.expectErrors(/401 \(Unauthorized\)/);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("admin@demo.hadir.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "E-mail or password is wrong" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("admin@demo.hadir.example");
});

test("missing fields are named beside them", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/Write your e-mail address/);
  await expect(page.getByLabel("E-mail")).toBeFocused();
});

for (const role of Object.keys(START_OF) as DemoRole[]) {
  test(`${role} lands where the role begins and can sign out`, async ({ page }) => {
    await signInAs(page, role);
    // The live connection of the Today page stands before its cookie is taken away.
    if (START_OF[role].test("/today")) await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: /^Account: / }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto("/today");
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  });
}

test("a student is kept from the staff's pages", async ({ page }) => {
  await signInAs(page, "Student");
  for (const path of ["/today", "/people", "/devices", "/audit", "/enrol"]) {
    await page.goto(path);
    await expect(page.getByRole("navigation").getByRole("link", { name: "People" })).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1, name: /^(Today|People|Devices|Enrol)/ })).toHaveCount(
      0,
    );
  }
});

test("the language switch turns the page round, and stays chosen", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.getByRole("heading", { level: 1, name: "تسجيل الدخول" })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
});

test("a browser that asks for Arabic gets it at once", async ({ visit }) => {
  const { page } = await visit({ options: { locale: "ar-EG" } });
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1, name: "تسجيل الدخول" })).toBeVisible();
});

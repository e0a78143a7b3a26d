import { rmSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { DEMO_STUDENTS } from "@/db/demo-people";
import { PIN_DIGITS } from "@/lib/contracts/kiosk-pin";
import { maskName } from "@/lib/domain/masked-name";
import { expectAccessible } from "./fixtures/accessible";
import { sampleFace } from "./fixtures/camera";
import { enrol, giveConsent, skipTurns } from "./fixtures/enrolment";
import { expectState, LOADING, makeKiosk } from "./fixtures/kiosk";
import { modelsMissing } from "./fixtures/models";
import { layCameras } from "./fixtures/plugged-cameras";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

// Twins: two students are enrolled with the face of one film, and staff say that they are two people. Each test goes on where the one before ended.
test.describe.configure({ mode: "serial" });
test.use({ day: "kiosk PIN" });
test.skip(modelsMissing !== null, modelsMissing ?? "");

/** The demo's student account is hers; the other one has no account in this journey. */
const [HERS, HIS] = [DEMO_STUDENTS[0]?.[1] ?? "", DEMO_STUDENTS[1]?.[1] ?? ""];
const [IN, OUT] = ["Front door", "Back door"];
const PHONE = { viewport: { width: 360, height: 740 } };

let profile = "";
const pins = { hers: "", his: "" };
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

/** The PIN that a dialog shows this once. */
async function readShownPin(page: Page): Promise<string> {
  const shown = page.getByRole("dialog").getByText(/^[0-9]{6}$/);
  await expect(shown).toBeVisible();
  return (await shown.innerText()).trim();
}

/** A PIN that is nobody's here. */
const wrongPin = () =>
  ["482913", "719304", "350826"].find((pin) => pin !== pins.hers && pin !== pins.his) ?? "";

/** Touches the keys of the screen, as somebody without a keyboard does. */
async function touchPin(kiosk: Page, pin: string): Promise<void> {
  const keys = kiosk.getByRole("group", { name: "Digits" });
  for (const digit of pin) await keys.getByRole("button", { name: digit, exact: true }).click();
  await keys.getByRole("button", { name: "OK" }).click();
}

/** Types on a keyboard that writes Arabic-Indic digits, which Playwright's own does not. */
async function typeArabicPin(kiosk: Page, pin: string): Promise<void> {
  for (const digit of pin)
    await kiosk.evaluate(
      (key) => window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })),
      String.fromCharCode(0x660 + Number(digit)),
    );
}

test("two people who look alike are enrolled, and staff say that they are two", async ({ visit }) => {
  profile = await makeKiosk(visit);
  const { page } = await visit({ as: "Administrator", camera: { film: sampleFace() } });
  await enrol(page, HERS);
  await page.goto("/enrol");
  await page.getByRole("link", { name: `Enrol ${HIS}` }).click();
  await giveConsent(page);
  await skipTurns(page);
  await expect(page.getByText("This face resembles somebody who is enrolled")).toBeVisible(LOADING);
  await page.goto("/enrol/reviews");
  await page.getByRole("button", { name: "These are two people" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("twins, both stand here");
  await dialog.getByRole("button", { name: "These are two people" }).click();
  await expect(page.getByText("Confirmed. The reference is in use from now on.")).toBeVisible();
});

test("one gives herself a PIN on her phone, staff give the other one", async ({ visit }) => {
  const { page } = await visit({ as: "Student", options: PHONE });
  await page.goto("/account");
  const panel = page.getByRole("region", { name: "PIN for the kiosk" });
  await expect(panel.getByText("None", { exact: true })).toBeVisible();
  await panel.getByRole("button", { name: "Get a PIN" }).click();
  const first = await readShownPin(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(panel.getByText("Set", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText(first)).toHaveCount(0);

  await panel.getByRole("button", { name: "New PIN" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace it" }).click();
  pins.hers = await readShownPin(page);
  expect(pins.hers).not.toBe(first);
  await page.getByRole("button", { name: "I have kept it" }).click();

  const staff = await visit({ as: "Administrator" });
  await staff.page.goto("/people");
  await staff.page.getByRole("link", { name: HIS }).first().click();
  await staff.page.getByRole("button", { name: "Give a PIN" }).click();
  await expect(staff.page.getByRole("dialog", { name: `PIN of ${HIS}` })).toBeVisible();
  await readShownPin(staff.page);
  await staff.page.getByRole("button", { name: "I have passed it on" }).click();
  await staff.page.getByRole("button", { name: "Remove the PIN" }).click();
  await staff.page.getByRole("button", { name: "Remove it" }).click();
  await expect(staff.page.getByText("The PIN was removed.")).toBeVisible();
  await staff.page.getByRole("button", { name: "Give a PIN" }).click();
  pins.his = await readShownPin(staff.page);
  await staff.page.getByRole("button", { name: "I have passed it on" }).click();
  expect(pins.his).not.toBe(pins.hers);
});

test("the kiosk asks both: a wrong PIN, hers, his, and none at all", async ({ visit }) => {
  test.setTimeout(240_000);
  const { page, context, watch } = await visit({ profile, camera: { film: sampleFace() } });
  watch.expectErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch|fetch failed/);
  const heading = page.getByRole("heading", { name: "Type your PIN" });
  await page.goto("/kiosk");

  await test.step("nobody is named before the PIN is right; a wrong one is said", async () => {
    await expectState(page, "asking_pin", LOADING);
    await expect(heading).toBeVisible();
    for (const name of [HERS, HIS]) await expect(page.getByText(maskName(name))).toHaveCount(0);
    await page.keyboard.type(`${wrongPin().slice(0, 3)}9`);
    await page.keyboard.press("Backspace");
    await expect(page.getByText(/^\d of six digits typed$/)).toHaveText("3 of six digits typed");
    await page.keyboard.type(wrongPin().slice(3));
    await page.keyboard.press("Enter");
    await expect(page.getByText("That was not right. 2 tries left.").first()).toBeVisible();
    await expect(page.getByText("No digit typed yet")).toHaveCount(1);
    for (const name of [HERS, HIS]) await expect(page.getByText(maskName(name))).toHaveCount(0);
  });

  await test.step("it is accessible at both sizes and in both languages", async () => {
    await expectAccessible(page);
    await keepScreen(page, "kiosk-pin-en");
    // A key every now and then: without one the question ends.
    await page.keyboard.press("Backspace");
    await page.getByRole("button", { name: "العربية" }).click();
    await page.setViewportSize(PHONE.viewport);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await keepScreen(page, "kiosk-pin-ar-360");
    await typeArabicPin(page, pins.hers);
    await expect(page.getByText("كُتبت ٦ أرقام من ستة")).toHaveCount(1);
    await page.getByRole("button", { name: "موافق" }).click();
  });

  await test.step("the right one records her at once", async () => {
    await expectState(page, "recorded");
    await expect(page.getByText(maskName(HERS), { exact: true }).first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("button", { name: "English" }).click();
  });

  await test.step("her twin, straight after her, is asked and recorded as himself", async () => {
    await expectState(page, "asking_pin", LOADING);
    await touchPin(page, pins.his);
    await expectState(page, "recorded");
    await expect(page.getByText(maskName(HIS), { exact: true }).first()).toBeVisible();
  });

  await test.step("who has none is left to staff", async () => {
    await expectState(page, "asking_pin", LOADING);
    await page.getByRole("button", { name: "I have no PIN" }).click();
    await expectState(page, "in_review");
    await expect(page.getByText("Saved, to be confirmed").first()).toBeVisible();
  });

  await test.step("without a connection it is said, and left to staff", async () => {
    await expectState(page, "asking_pin", LOADING);
    await context.setOffline(true);
    await touchPin(page, pins.hers);
    await expect(page.getByText("No connection. It is tried again by itself.").first()).toBeVisible();
    await page.getByRole("button", { name: "I have no PIN" }).click();
    await expectState(page, "in_review");
    await context.setOffline(false);
  });
});

test("of two cameras the one that asks has the whole screen, and the other waits", async ({ visit }) => {
  const { page, context } = await visit({ profile, camera: { film: sampleFace() } });
  const cameras = (await layCameras(context, [IN, OUT]))(page);
  await page.addInitScript(
    ([first, leaving]) => {
      const camera = (label: string) => ({ deviceId: `id of ${label}`, label });
      const plan = { first: camera(first), leaving: camera(leaving) };
      localStorage.setItem("hadir_cameras", JSON.stringify(plan));
    },
    [IN, OUT] as const,
  );
  await page.goto("/kiosk");
  await expectState(page, "two_cameras", LOADING);
  const [arriving, leaving] = ["arriving", "leaving"].map((place) =>
    page.locator(`[data-view="${place}"]`),
  ) as [Locator, Locator];
  await expect(arriving).toHaveAttribute("data-shown", "looking", LOADING);
  await cameras.stepUp(IN);
  await expect(arriving).toHaveAttribute("data-shown", "asking_pin", LOADING);
  await cameras.stepUp(OUT);
  await expect(page.getByRole("heading", { name: "Type your PIN" })).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "kiosk-pin-two-cameras-en");
  await touchPin(page, pins.hers);
  await expect(arriving).toHaveAttribute("data-shown", /already_recorded|recorded/);
  await expect(page.getByRole("main").getByText(maskName(HERS), { exact: true }).first()).toBeVisible();
  await cameras.stepAway(IN);
  await expect(leaving).toHaveAttribute("data-shown", "asking_pin", LOADING);
  await page.getByRole("button", { name: "I have no PIN" }).click();
  await expect(leaving).toHaveAttribute("data-shown", "in_review");
});

test("the records say face and PIN, and what nobody could tell waits for staff", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  for (const name of [HERS, HIS]) {
    await page.goto("/people");
    await page.getByRole("link", { name }).first().click();
    const line = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Details" }) });
    await line
      .filter({ hasText: /Present|Late/ })
      .first()
      .getByRole("button", { name: "Details" })
      .click();
    await expect(
      page
        .getByRole("dialog")
        .getByText(/^by face and PIN/)
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto("/review");
  const waiting = page.getByRole("listitem").filter({ hasText: "Two people look alike" });
  await expect(waiting.first()).toContainText(HERS);
  await expect(waiting.first()).toContainText(HIS);
});

test("the log tells who got a PIN, and no PIN is in it", async ({ visit, server }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/audit");
  await expect(page.getByText("Somebody got a PIN for the kiosk").first()).toBeVisible();
  const told = `${await page.getByRole("main").innerText()}\n${server.log()}`;
  expect(pins.hers).toHaveLength(PIN_DIGITS);
  for (const pin of Object.values(pins)) expect(told).not.toContain(pin);
});

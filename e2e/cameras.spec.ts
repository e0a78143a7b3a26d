import { rmSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessible";
import { sampleFace } from "./fixtures/camera";
import { enrol, giveConsent } from "./fixtures/enrolment";
import { expectFailure, expectState, LOADING, makeKiosk } from "./fixtures/kiosk";
import { modelsMissing } from "./fixtures/models";
import { countVisionWorkers, layCameras, lookingThrough } from "./fixtures/plugged-cameras";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

// One kiosk and its cameras: chosen, remembered, pulled out and plugged in again, and two at once.
test.describe.configure({ mode: "serial" });
test.use({ day: "cameras" });
test.skip(modelsMissing !== null, modelsMissing ?? "");

const FRONT = "Front door";
const BACK = "Back door";

let profile = "";
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

test("a kiosk's camera is chosen by keyboard, and after a reload it is the same", async ({ visit }) => {
  profile = await makeKiosk(visit);
  const { page } = await visit({ profile, camera: { testPictures: 2 } });
  await page.goto("/kiosk");
  await expectState(page, /looking|several_faces|hint/, LOADING);
  await expect.poll(() => lookingThrough(page)).toEqual(["fake_device_0"]);
  const camera = await settings(page).open("Camera");
  await expect(camera.locator("option")).toHaveText(["fake_device_0", "fake_device_1"]);
  await camera.focus();
  await camera.press("ArrowDown");
  await expect.poll(() => lookingThrough(page)).toEqual(["fake_device_1"]);
  await expectAccessible(page);

  await page.reload();
  await expect.poll(() => lookingThrough(page), LOADING).toEqual(["fake_device_1"]);
  await expect(await settings(page).open("Camera")).toHaveValue(/.+/);
  await expect(page.getByLabel("Camera", { exact: true }).locator("option:checked")).toHaveText(
    "fake_device_1",
  );
});

test("an enrolment's camera is chosen where it is used, and remembered", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator", camera: { testPictures: 2 } });
  await page.goto("/enrol");
  await page.getByRole("link", { name: "Enrol Sara Mansour" }).click();
  await giveConsent(page);
  await page.getByLabel("Camera", { exact: true }).selectOption("fake_device_1");
  await expect.poll(() => lookingThrough(page)).toEqual(["fake_device_1"]);
  await page.setViewportSize({ width: 360, height: 740 });
  await keepScreen(page, "enrolment-camera-360");
  await page.reload();
  await giveConsent(page);
  await expect.poll(() => lookingThrough(page)).toEqual(["fake_device_1"]);
});

test("a camera that is pulled out gives way to another, and takes its place again", async ({ visit }) => {
  const { page, context } = await visit({ profile, camera: { film: sampleFace() } });
  const cameras = (await layCameras(context, [FRONT, BACK]))(page);
  await page.goto("/kiosk");
  await expectState(page, "looking", LOADING);
  await (await settings(page).open("Camera")).selectOption(BACK);
  await expect.poll(() => lookingThrough(page)).toEqual([BACK]);
  await settings(page).close();

  await cameras.pull(BACK);
  await expect(
    page.getByText("“Back door” is not connected. “Front door” looks until it is back."),
  ).toBeVisible();
  await expect.poll(() => lookingThrough(page)).toEqual([FRONT]);
  await expectState(page, "looking");
  await cameras.plug(BACK);
  await expect.poll(() => lookingThrough(page)).toEqual([BACK]);
  await expect(page.getByText("is not connected")).toHaveCount(0);

  await cameras.pull(FRONT);
  await cameras.pull(BACK);
  await expectFailure(page, "camera_missing");
  await cameras.plug(FRONT);
  await expectState(page, "looking");
  await expect.poll(() => lookingThrough(page)).toEqual([FRONT]);
});

test("a camera whose id the browser forgot is known by its name; one that is gone is stood in for, with a word", async ({
  visit,
}) => {
  const { page, context } = await visit({ profile, camera: { film: sampleFace() } });
  await layCameras(context, [FRONT, BACK]);
  await page.goto("/kiosk");
  await remember(page, BACK);
  await expect.poll(() => lookingThrough(page), LOADING).toEqual([BACK]);
  await remember(page, "Sold camera");
  await expect(page.getByText("“Sold camera” is not connected.")).toBeVisible(LOADING);
  await expectState(page, "looking", LOADING);
  expect(await lookingThrough(page)).toEqual([FRONT]);
  const camera = await settings(page).open("Camera");
  await expect(camera.locator("option:checked")).toHaveText("Sold camera (not connected)");
  await camera.selectOption(FRONT);
  await expect(page.getByText("is not connected")).toHaveCount(0);
});

test("two cameras at once: one records arriving, the other leaving, with one set of models", async ({
  visit,
  server,
}) => {
  const staff = await visit({ as: "Administrator", camera: { film: sampleFace() } });
  await enrol(staff.page, "Sara Mansour");

  const { page, context } = await visit({ profile, camera: { film: sampleFace() } });
  const cameras = (await layCameras(context, [FRONT, BACK]))(page);
  const workers = await countVisionWorkers(context);
  await page.goto("/kiosk");
  await (await settings(page).open("Camera")).selectOption(FRONT);
  await page.getByLabel("Second camera, for leaving").selectOption(BACK);
  await keepScreen(page, "kiosk-cameras-settings-en");
  await expectAccessible(page);
  await settings(page).close();
  await expectState(page, "two_cameras");
  const [arriving, leaving] = [viewOf(page, "arriving"), viewOf(page, "leaving")];
  await expect(arriving).toHaveAttribute("data-shown", "looking", LOADING);
  await expect(leaving).toHaveAttribute("data-shown", "looking", LOADING);
  expect(await lookingThrough(page)).toEqual([FRONT, BACK]);
  await expectAccessible(page);

  await cameras.stepUp(FRONT);
  await expect(arriving).toHaveAttribute("data-shown", "recorded", { timeout: 60_000 });
  await expect(leaving).toHaveAttribute("data-shown", "looking");
  await keepScreen(page, "kiosk-two-cameras-en");
  await cameras.stepAway(FRONT);
  await cameras.stepUp(BACK);
  await expect(leaving).toHaveAttribute("data-shown", "checked_out", { timeout: 60_000 });
  await expect(leaving.getByText(/^Goodbye, /).first()).toBeVisible();
  await expect(arriving).toHaveAttribute("data-shown", "looking");
  await cameras.stepAway(BACK);

  const signed = server.requests.flatMap(({ path, body }) =>
    path.startsWith("/kiosk") ? directionsIn(body) : [],
  );
  expect(new Set(signed)).toEqual(new Set(["IN", "OUT"]));
  expect(await workers(page)).toBe(1);

  // One that is pulled out is missed by its own view only: nobody is let out through the way in.
  await cameras.pull(BACK);
  await expect(leaving).toHaveAttribute("data-shown", "failed");
  await expect(leaving.getByText(/^Connect “Back door”/).last()).toBeVisible();
  await expect(arriving).toHaveAttribute("data-shown", "looking");
  expect(await lookingThrough(page)).toEqual([FRONT, "none"]);
  await cameras.plug(BACK);
  await expect(leaving).toHaveAttribute("data-shown", "looking");
});

test("a device that an administrator set to one direction watches one camera, and says why", async ({
  visit,
}) => {
  const { page, context } = await visit({ profile, camera: { film: sampleFace() } });
  await layCameras(context, [FRONT, BACK]);
  await page.goto("/kiosk");
  await expectState(page, "two_cameras", LOADING);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "العربية" }).click();
  await expectAccessible(page);
  await keepScreen(page, "kiosk-two-cameras-ar-360");
  await page.getByRole("button", { name: "English" }).click();

  const staff = await visit({ as: "Administrator" });
  await staff.page.goto("/devices");
  await staff.page.getByRole("link", { name: "Main entrance" }).first().click();
  await staff.page.getByLabel("Always arriving").check();
  await staff.page.getByRole("button", { name: "Save" }).click();
  await expectState(page, "looking");
  await settings(page).open("Camera");
  await expect(page.getByText("An administrator has set this device to arriving")).toBeVisible();
  await expect(page.getByLabel("Second camera, for leaving")).toHaveCount(0);
  await expectAccessible(page);
});

/** The kiosk's own settings. */
function settings(page: Page) {
  return {
    async open(label: string): Promise<Locator> {
      await page.getByRole("button", { name: "About this device" }).click();
      return page.getByLabel(label, { exact: true });
    },
    close: () => page.getByRole("dialog").getByRole("button", { name: "Close" }).click(),
  };
}

/** Has the browser remember a camera under an id that it does not have any more. */
async function remember(page: Page, label: string): Promise<void> {
  await page.evaluate((name) => {
    const plan = { first: { deviceId: "forgotten", label: name }, leaving: null };
    localStorage.setItem("hadir_cameras", JSON.stringify(plan));
  }, label);
  await page.reload();
}

const viewOf = (page: Page, place: "arriving" | "leaving") => page.locator(`[data-view="${place}"]`);

/** What the cameras were for, of every mark in a request body, as it was signed. */
function directionsIn(body: Buffer): string[] {
  const attestations = body.toString("utf8").matchAll(/"attestation":"[^."]+\.([^."]+)\./g);
  return [...attestations].map(([, claims = ""]) => {
    const { cam } = JSON.parse(Buffer.from(claims, "base64url").toString());
    return cam.direction ?? "none";
  });
}

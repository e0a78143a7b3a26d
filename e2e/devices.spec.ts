import { rmSync } from "node:fs";
import { expectAccessible } from "./fixtures/accessible";
import { emptyScene, sampleFace } from "./fixtures/camera";
import { expectState, LOADING, makeKiosk } from "./fixtures/kiosk";
import { modelsMissing } from "./fixtures/models";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

// One kiosk's life, from its settings to its end: its profile keeps the key.
test.describe.configure({ mode: "serial" });
test.use({ day: "devices" });
test.skip(modelsMissing !== null, modelsMissing ?? "");

/** What security.md promises of a revocation while the kiosk's page is open. */
const REVOKED_WITHIN = { timeout: 5_000 };

let profile = "";
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

test("a kiosk is paired", async ({ visit }) => {
  profile = await makeKiosk(visit);
});

test("it is renamed, and limited to one section, while its page is open", async ({ visit }) => {
  const kiosk = await visit({ profile, camera: { film: emptyScene() } });
  await kiosk.page.goto("/kiosk");
  await expectState(kiosk.page, "looking", LOADING);
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/devices");
  await page.getByRole("link", { name: "Settings: Main entrance" }).click();
  await page.getByLabel("Name of the device").fill("x");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Name of the device")).toHaveAccessibleDescription(/2 to 80 letters/);
  await page.getByLabel("Name of the device").fill("North gate");
  await page.getByLabel("Always arriving").check();
  await page.getByLabel("Nobody").check();
  await page.getByLabel("The people of some sections").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Choose at least one section")).toBeVisible();
  await page.getByLabel("Grade 8 A").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "North gate" })).toBeVisible();
  await expectAccessible(page);
  await expect(kiosk.page.getByText("Kiosk “North gate”")).toBeVisible();
  await expect(kiosk.page.getByText("Grade 7 A")).toHaveCount(0);
  await page.goto("/devices");
  await expect(page.getByRole("row", { name: /North gate/ }).getByText("Grade 8 A")).toBeVisible();
});

test("it replaces its key when asked, and goes on", async ({ visit }) => {
  const kiosk = await visit({ profile, camera: { film: emptyScene() } });
  await kiosk.page.goto("/kiosk");
  await expectState(kiosk.page, "looking", LOADING);
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/devices");
  await page.getByRole("link", { name: "Settings: North gate" }).click();
  await expect(page.getByText("No. 1")).toBeVisible();
  await page.getByRole("button", { name: "Ask for a new key now" }).click();
  await expect(page.getByText("No. 2")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask for a new key now" })).toBeVisible();
  await expectState(kiosk.page, "looking");
  await kiosk.page.reload();
  await expectState(kiosk.page, "looking", LOADING);
});

test("a clock that is wrong is told at the kiosk and to administrators", async ({ visit }) => {
  const kiosk = await visit({ profile, camera: { film: emptyScene() } });
  await kiosk.context.addInitScript(() => {
    const right = Date.now.bind(Date);
    Date.now = () => right() + 10 * 60_000;
  });
  await kiosk.page.goto("/kiosk");
  await expectState(kiosk.page, "looking", LOADING);
  await expect(kiosk.page.getByText("The clock of this device is 10 minutes fast.")).toBeVisible();
  await expectAccessible(kiosk.page);
  await keepScreen(kiosk.page, "kiosk-clock-en");
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/devices");
  await expect(page.getByRole("row", { name: /North gate/ }).getByText("10 minutes fast")).toBeVisible();
});

test("five faces in a row that it does not know make it pause, and it says so", async ({ visit }) => {
  // A kiosk that nobody watches would ask each of them for a turn of the head, which the film does not make.
  const staff = await visit({ as: "Administrator" });
  await staff.page.goto("/devices");
  await staff.page.getByRole("link", { name: "Settings: North gate" }).click();
  await staff.page.getByLabel("A member of staff").check();
  await staff.page.getByRole("button", { name: "Save" }).click();
  await expect(staff.page.getByText("Saved. It holds")).toBeVisible();
  await staff.leave();
  const { page, watch } = await visit({ profile, camera: { film: sampleFace() } });
  watch.expectErrors(/status of 429/);
  await page.goto("/kiosk");
  await expectState(page, "waiting", { timeout: 110_000 });
  await expect(page.getByText("A short pause").first()).toBeVisible();
  await expect(page.getByText(/It goes on in \d+ second/).first()).toBeVisible();
  await expect(page.getByText("ask your teacher or supervisor to mark you").first()).toBeVisible();
  await keepScreen(page, "kiosk-pause-en");
});

test("revoked, it says so within five seconds while its page is open", async ({ visit }) => {
  const kiosk = await visit({ profile, camera: { film: emptyScene() } });
  await kiosk.page.goto("/kiosk");
  await expectState(kiosk.page, "looking", LOADING);
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/devices");
  await page.getByRole("button", { name: "Revoke: North gate" }).click();
  await page.getByRole("button", { name: "Revoke device" }).click();
  await expectState(kiosk.page, "removed", REVOKED_WITHIN);
  await expect(kiosk.page.getByText("removed", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("“North gate” was revoked.")).toBeVisible();
});

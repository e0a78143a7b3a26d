import { rmSync } from "node:fs";
import { expectAccessible } from "./fixtures/accessible";
import { sampleFace, stillFace } from "./fixtures/camera";
import { enrol } from "./fixtures/enrolment";
import { expectState, LOADING, makeKiosk, recordShown } from "./fixtures/kiosk";
import { modelsMissing } from "./fixtures/models";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

// A kiosk that asks everybody for a movement which the woman of the film makes by herself, and a picture of her does not.
test.describe.configure({ mode: "serial" });
test.use({ day: "liveness" });
test.skip(modelsMissing !== null, modelsMissing ?? "");

const NAME = "Sara Mansour";

let profile = "";
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

test("everybody is asked to blink twice, or else to open the mouth", async ({ visit }) => {
  profile = await makeKiosk(visit);
  const { page } = await visit({ as: "Administrator", camera: { film: sampleFace() } });
  await enrol(page, NAME);
  await page.goto("/liveness");
  await page.getByLabel("Everybody", { exact: true }).check();
  for (const step of [
    "Turn your head left",
    "Turn your head right",
    "Lower your head",
    "Come a little closer",
  ])
    await page.getByLabel(step).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from the next check-in.")).toBeVisible();
});

test("who does what is asked, after choosing another movement if need be, is recorded", async ({ visit }) => {
  const { page } = await visit({ profile, camera: { film: sampleFace() } });
  await page.goto("/kiosk");
  await expectState(page, "step", LOADING);
  await expectAccessible(page);
  await keepScreen(page, "kiosk-step-en");
  // Only the mouth is beyond the film: whoever cannot do a movement is given another one.
  if (await page.getByText("Open your mouth", { exact: true }).isVisible())
    await page.getByRole("button", { name: "Another step" }).click();
  await expectState(page, "recorded", { timeout: 60_000 });
  await expect(page.getByText("Sara M.", { exact: true }).first()).toBeVisible();
});

test("a picture of the same person that is moved before the camera is not", async ({ visit }) => {
  const { page, context } = await visit({ profile, camera: { film: stillFace() } });
  const shownBy = await recordShown(context);
  await page.goto("/kiosk");
  await expectState(page, "step_missed", { timeout: 110_000 });
  await expect(page.getByText("No matter", { exact: true }).first()).toBeVisible();
  const states = (await shownBy(page)).map(({ state }) => state);
  expect(states).toContain("step");
  expect(states.filter((state) => /recorded/.test(state))).toEqual([]);
});

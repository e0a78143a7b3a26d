import { readFileSync } from "node:fs";
import { expectAccessible } from "./fixtures/accessible";
import { sampleFace, samplePicture } from "./fixtures/camera";
import { giveConsent } from "./fixtures/enrolment";
import { couldCarryPicture } from "./fixtures/image-bytes";
import { LOADING } from "./fixtures/kiosk";
import { modelsMissing } from "./fixtures/models";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";
import { turningFace } from "./fixtures/turning-face";

// The ways to a reference besides the capture by staff, in order: a photo, which is to be renewed, then a link, then photos of the same face.
test.describe.configure({ mode: "serial" });
test.use({ day: "enrolment-paths" });
test.skip(modelsMissing !== null, modelsMissing ?? "");

const photo = (name: string, buffer = readFileSync(samplePicture())) => ({
  name,
  mimeType: "image/jpeg",
  buffer,
});

test("a reference from a photo is listed to be renewed, and its owner is told", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/enrol/photos");
  await page.getByLabel("Choose photos").setInputFiles([photo("S001.jpg")]);
  await expect(page.getByText("Ready", { exact: true })).toBeVisible(LOADING);
  await page.getByLabel("Who gave the consents, and where do they lie?").fill("forms, school office");
  await page.getByLabel("For each of these people a consent to this text lies there.").check();
  await page.getByRole("button", { name: "Store the numbers of 1 person" }).click();
  await expect(page.getByText("1 stored")).toBeVisible();
  await page.goto("/enrol");
  await page.getByRole("link", { name: "To be renewed 1" }).click();
  await expect(page.getByRole("link", { name: "Enrol Sara Mansour" })).toBeVisible();
  await expect(page.getByText("Their references are old or only just usable.")).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "enrol-renewal-en");
  await page.goto("/recognition");
  await page.getByLabel("Students, after how many months").fill("2");
  const form = page.locator("form").filter({ hasText: "When references are renewed" });
  const save = form.getByRole("button", { name: "Save" });
  await save.click();
  await expect(page.getByText("Use a whole number from 3 to 60.")).toBeVisible();
  await page.getByLabel("Students, after how many months").fill("6");
  await save.click();
  await expect(page.getByText("Saved. The lists show it at once.")).toBeVisible();

  const owner = await visit({ as: "Student", options: { viewport: { width: 360, height: 740 } } });
  await owner.page.goto("/me");
  await expect(owner.page.getByText("Your face is due to be enrolled again")).toBeVisible();
  await expectAccessible(owner.page);
  await keepScreen(owner.page, "own-renewal-en-360");
});

test("a person enrols on their own phone, and staff confirm it in person", async ({ visit }) => {
  const staff = await visit({ as: "Administrator", camera: { film: sampleFace() } });
  await staff.page.goto("/people");
  await staff.page.getByRole("link", { name: "Sara Mansour" }).first().click();
  await staff.page.getByRole("button", { name: "Send a link to enrol by phone" }).click();
  const link = staff.page.getByText(/\/enrolment#/);
  await expect(link).toBeVisible();
  await expect(staff.page.getByRole("img", { name: /to scan with a phone/ })).toBeVisible();
  await expectAccessible(staff.page);
  await keepScreen(staff.page, "enrolment-link-en");
  const address = (await link.textContent()) ?? "";

  // She turns her head as she is asked to, so no pose is skipped.
  const phone = await visit({
    camera: { film: turningFace() },
    options: { viewport: { width: 360, height: 740 } },
  });
  await phone.page.goto(address);
  await expect(phone.page.getByText("Sara Mansour")).toBeVisible();
  await expectAccessible(phone.page);
  await keepScreen(phone.page, "enrolment-by-phone-en-360");
  await giveConsent(phone.page);
  await expect(phone.page.getByText("Thank you, Sara Mansour")).toBeVisible(LOADING);
  await expectAccessible(phone.page);
  await phone.page.reload();
  await expect(phone.page.getByText("This link does not open")).toBeVisible();

  await staff.page.goto("/enrol/reviews");
  await expect(
    staff.page.getByText(/Taken by the person on their own phone. It is (very )?good./),
  ).toBeVisible();
  await keepScreen(staff.page, "enrol-reviews-waiting-en");
  await staff.page.getByRole("button", { name: "Confirm in person" }).click();
  await staff.page.getByLabel("Reason").fill("stands before me");
  await staff.page.getByRole("button", { name: "Open the camera" }).click();
  await expect(staff.page.getByText("Confirmed. The reference is in use from now on.")).toBeVisible(LOADING);
  await expect(staff.page.getByText("Nothing waits")).toBeVisible();
  await staff.page.goto("/enrol");
  await expect(staff.page.getByRole("link", { name: "To be renewed 0" })).toBeVisible();
});

test("photos are read in the browser, told one by one, and one that resembles somebody waits", async ({
  visit,
  server,
}) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/enrol/photos");
  await expect(page.getByText("39 of 40 have no usable reference")).toBeVisible();
  const before = server.requests.length;
  await page
    .getByLabel("Choose photos")
    .setInputFiles([photo("S002.jpg"), photo("nobody.jpg"), photo("S003.jpg", Buffer.from("no picture"))]);
  await expect(page.getByText("Ready", { exact: true })).toBeVisible(LOADING);
  await expect(page.getByText("Nobody has this number or name")).toBeVisible();
  await expect(page.getByText("Not a picture that this browser reads")).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "enrol-photos-read-en");
  await page.getByLabel("Who gave the consents, and where do they lie?").fill("forms, school office");
  await page.getByLabel("For each of these people a consent to this text lies there.").check();
  await page.getByRole("button", { name: "Store the numbers of 1 person" }).click();
  await expect(page.getByText("Resembles somebody: to check")).toBeVisible();
  const sent = server.requests.slice(before);
  expect(sent.filter(({ body }) => body.includes("embedding"))).toHaveLength(1);
  expect(sent.map(couldCarryPicture).filter((why) => why !== null)).toEqual([]);

  await page.goto("/enrol/reviews");
  await expect(page.getByText("This face resembles Sara Mansour (S001)")).toBeVisible();
  await page.getByRole("button", { name: "Refuse and erase" }).click();
  await page.getByLabel("Reason").fill("the same girl twice");
  await page.getByRole("dialog").getByRole("button", { name: "Refuse and erase" }).click();
  await expect(page.getByText("Refused. The numbers are erased.")).toBeVisible();
});

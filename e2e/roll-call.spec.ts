import type { Page } from "@playwright/test";
import { DEMO_STUDENTS } from "@/db/demo-people";
import { expectAccessible } from "./fixtures/accessible";
import { type ClipPerson, classroom, clip, facesMissing, PEOPLE } from "./fixtures/camera";
import { enrol } from "./fixtures/enrolment";
import { LOADING } from "./fixtures/kiosk";
import { modelsMissing } from "./fixtures/models";
import { expect, test } from "./fixtures/test";

test.describe.configure({ mode: "serial" });
test.use({ day: "roll call" });
test.skip(facesMissing !== null, facesMissing ?? "");
test.skip(modelsMissing !== null, modelsMissing ?? "");

/** Who the people of the clips are in the demo school: students of Grade 7 A, which is the demo teacher's. */
const nameOf = (person: ClipPerson) => DEMO_STUDENTS[PEOPLE.indexOf(person)]?.[1] ?? "";
const ENROLLED = ["a", "c", "h"] as const;
/** Sits in the class without an enrolled face. */
const BY_HAND = nameOf("e");

async function openRollCall(page: Page): Promise<void> {
  await page.goto("/today");
  await page.getByRole("link", { name: "Roll of Grade 7 A" }).last().click();
  await page.getByRole("link", { name: "Roll call with the camera" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Roll call of Grade 7 A" })).toBeVisible();
}

/** How the roll of the page stands at the server: who is present, by name. */
async function presentOnServer(page: Page): Promise<string[]> {
  const sessionId = /sessions\/([^/]+)/.exec(page.url())?.[1];
  const answer = await page.request.get(`/api/v1/sessions/${sessionId}/roll`);
  const { entries } = (await answer.json()) as {
    entries: { name: { en: string }; record: { status: { presence: string } } }[];
  };
  return entries
    .filter(({ record }) => record.status.presence === "present")
    .map(({ name }) => name.en)
    .sort();
}

const listOf = (page: Page, heading: RegExp) => page.getByRole("region", { name: heading });
const FOUND = /people? found|person found/;
const UNNAMED = /faces? without a name/;
const MISSING = /still missing/;

test("before anybody is enrolled the page says so, and leads to marking by hand", async ({ visit }) => {
  const { page } = await visit({ as: "Teacher" });
  await openRollCall(page);
  await expect(page.getByText("Nobody of this class has an enrolled face")).toBeVisible();
  await page.getByRole("link", { name: "Mark by hand" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Grade 7 A" })).toBeVisible();
});

for (const person of ENROLLED) {
  test(`${person} is enrolled from the first part of the clip`, async ({ visit }) => {
    const { page } = await visit({ as: "Administrator", camera: { film: clip(person, "enrol") } });
    await enrol(page, nameOf(person));
  });
}

test("without a camera the page says what to do", async ({ visit }) => {
  const { page } = await visit({ as: "Teacher", camera: "refused" });
  await openRollCall(page);
  await expect(page.getByRole("alert")).toBeVisible(LOADING);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("eight faces in view: those who are enrolled are named, the teacher settles the rest and confirms", async ({
  visit,
}) => {
  const { page } = await visit({ as: "Teacher", camera: { film: classroom() } });
  await openRollCall(page);

  await test.step("the three are found, each once, and nothing is recorded", async () => {
    const found = listOf(page, FOUND);
    for (const person of ENROLLED)
      await expect(found.getByRole("listitem").filter({ hasText: nameOf(person) })).toHaveCount(1, LOADING);
    await expect(found.getByRole("listitem")).toHaveCount(ENROLLED.length);
    await expect(listOf(page, MISSING).getByRole("listitem")).toHaveCount(12 - ENROLLED.length);
    expect(await presentOnServer(page)).toEqual([]);
  });

  await test.step("it is accessible and no wider than a phone, in both languages", async () => {
    await expect(listOf(page, UNNAMED).getByRole("listitem").first()).toBeVisible(LOADING);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step("somebody is taken back and set again by hand", async () => {
    const name = nameOf("a");
    await listOf(page, FOUND)
      .getByRole("button", { name: `Undo: ${name}` })
      .press("Enter");
    await expect(listOf(page, FOUND).getByRole("listitem")).toHaveCount(ENROLLED.length - 1);
    await listOf(page, MISSING)
      .getByRole("button", { name: `${name} is here` })
      .press("Enter");
    await expect(listOf(page, FOUND).getByRole("listitem").filter({ hasText: name })).toContainText("You");
  });

  await test.step("the teacher says who a face without a name is, and leaves another out", async () => {
    const faces = listOf(page, UNNAMED).getByRole("listitem");
    const before = await faces.count();
    expect(before).toBeGreaterThan(1);
    const person = await faces
      .first()
      .getByRole("option", { name: new RegExp(BY_HAND) })
      .getAttribute("value");
    await faces
      .first()
      .getByRole("combobox")
      .selectOption(person ?? "");
    await expect(listOf(page, FOUND).getByRole("listitem").filter({ hasText: BY_HAND })).toContainText("You");
    await faces
      .first()
      .getByRole("button", { name: /^Leave face \d+ out$/ })
      .press("Enter");
    await expect(listOf(page, FOUND).getByRole("listitem")).toHaveCount(ENROLLED.length + 1);
  });

  await test.step("confirmed, they are present, and the roll says how", async () => {
    expect(await presentOnServer(page)).toEqual([]);
    await page.getByRole("button", { name: "Record 4 people as present" }).click();
    await expect(page.getByText("4 people were marked present")).toBeVisible();
    await page.getByRole("link", { name: "Go to the roll" }).click();
    await expect(page.getByText("4 of 12 marked")).toBeVisible();
    await expect(
      page.getByText("Marked at a roll call with the camera, confirmed by Huda Al-Rashed."),
    ).toHaveCount(4);
    expect(await presentOnServer(page)).toEqual([...ENROLLED.map(nameOf), BY_HAND].sort());
  });
});

test("without a connection faces are followed and names wait; in Arabic too", async ({ visit, server }) => {
  const { page, context, watch } = await visit({ as: "Teacher", camera: { film: classroom() } });
  watch.expectErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch|fetch failed/);
  await openRollCall(page);
  await expect(page.getByText(/faces? in view/)).toBeVisible(LOADING);
  await context.setOffline(true);
  await expect(page.getByText(/There is no connection to the server/)).toBeVisible(LOADING);
  await context.setOffline(false);
  await expect(page.getByText(/There is no connection to the server/)).toBeHidden(LOADING);
  await context.addCookies([{ name: "hadir_language", value: "ar", url: server.origin }]);
  await page.reload();
  await expect(page.getByRole("region", { name: /عُثر على/ }).getByRole("listitem")).toHaveCount(
    ENROLLED.length,
    LOADING,
  );
  await expectAccessible(page);
});

test("the audit log tells of looks and of the confirmed roll call", async ({ visit }) => {
  const { page } = await visit({ as: "Administrator" });
  await page.goto("/audit");
  await expect(page.getByText("A roll call with the camera was confirmed").first()).toBeVisible();
  await expect(page.getByText("A class was looked at with the camera for a roll call").first()).toBeVisible();
});

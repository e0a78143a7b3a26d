import { rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessible";
import { newProfile } from "./fixtures/browser";
import { sampleFace } from "./fixtures/camera";
import { giveConsent, skipTurns } from "./fixtures/enrolment";
import { couldCarryPicture } from "./fixtures/image-bytes";
import { expectState, LOADING, pairKiosk, recordShown } from "./fixtures/kiosk";
import { traceMainThread } from "./fixtures/long-tasks";
import { modelsMissing } from "./fixtures/models";
import { keepScreen } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";
import type { WireRequest } from "./fixtures/wire";

// The first day of a newcomer, in order: each test goes on where the one before ended.
test.describe.configure({ mode: "serial" });
test.use({ day: "check-in" });
test.skip(modelsMissing !== null, modelsMissing ?? "");

const NAME = "Nadia Test";
const MASKED = "Nadia T.";
const kiosk = newProfile();
test.afterAll(() => rmSync(kiosk, { recursive: true, force: true }));

test("a person is added and enrolled; only numbers leave the browser", async ({ visit, server }) => {
  const { page } = await visit({ as: "Administrator", camera: { film: sampleFace() } });
  await page.goto("/people/new");
  await page.getByLabel("Name in Arabic").fill("نادية تجربة");
  await page.getByLabel("Name in English").fill(NAME);
  await page.getByLabel("Student or staff number").fill("S900");
  await page.getByLabel("Grade 7 A").check();
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByText(`${NAME} was added.`)).toBeVisible();
  await page.getByRole("link", { name: "Enrol the face" }).first().click();

  const before = server.requests.length;
  await giveConsent(page);
  await expectAccessible(page);
  await expect(page.getByText("Turn your head a little to your left")).toBeVisible(LOADING);
  await expectAccessible(page);
  await keepScreen(page, "enrol-turn-en");
  await skipTurns(page);
  await expect(page.getByText(`${NAME} is enrolled`)).toBeVisible(LOADING);
  await expect(page.getByText("It was taken from the front only")).toBeVisible();
  await expectAccessible(page);

  const sent = server.requests.slice(before);
  expect(sent.filter(({ body }) => body.includes("embedding"))).toHaveLength(1);
  const suspicious = sent.map((request) => ({ path: request.path, why: couldCarryPicture(request) }));
  expect(suspicious.filter(({ why }) => why !== null)).toEqual([]);
});

test("an administrator pairs a kiosk", async ({ visit }) => {
  const administrator = await visit({ as: "Administrator" });
  const { page } = await visit({ profile: kiosk });
  await pairKiosk(administrator.page, page, "Main entrance");
  await expect(page.getByText("Kiosk “Main entrance”")).toBeVisible();
});

test("the person is recorded, seen by the staff within two seconds, and not recorded twice", async ({
  visit,
}) => {
  const staff = await visit({ as: "Teacher" });
  await staff.page.goto("/today");
  await expect(staff.page.getByText("Live", { exact: true })).toBeVisible();
  await expect(arrivals(staff.page)).toHaveCount(0);

  const { page, context } = await visit({ profile: kiosk, camera: { film: sampleFace() } });
  const shownBy = await recordShown(context);
  await page.goto("/kiosk");
  await expectState(page, /looking|hint|capturing|checking/, LOADING);
  const trace = await traceMainThread(context, page);
  await expectState(page, "recorded", { timeout: 30_000 });
  await expect(arrivals(staff.page)).toHaveCount(1, { timeout: 2_000 });
  await expect(page.getByText(MASKED, { exact: true }).first()).toBeVisible();
  await keepScreen(page, "kiosk-recorded-en");
  await keepScreen(staff.page, "today-live-en");

  await expectState(page, "already_recorded", { timeout: 30_000 });
  await expect(page.getByText(/^Already recorded at/).first()).toBeVisible();
  await expect(arrivals(staff.page)).toHaveCount(1);
  const states = (await shownBy(page)).map(({ state }) => state);
  expect(states.filter((state) => state === "recorded")).toHaveLength(1);
  expect(states).not.toContain("not_recognised");
  const tasks = await trace.end();
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks.filter(({ cpuMs }) => cpuMs > 100)).toEqual([]);
  const longest = tasks.reduce((most, { cpuMs }) => Math.max(most, cpuMs), 0);
  test.info().annotations.push({ type: "longest main-thread task", description: `${longest.toFixed(1)} ms` });
});

test("the same request again, by the other edge, records nothing and answers the same", async ({
  server,
}) => {
  const mark = marksOf(server.requests)[0];
  const outcome = await send(server.origin, mark);
  expect(outcome.status).toBe(200);
  expect(outcome.body).toMatchObject({ kind: "recorded", name: { en: MASKED } });
  expect(JSON.stringify(outcome.body)).not.toMatch(/score|distance|rank/i);
  expect(await send(server.origin, mark)).toEqual(outcome);
});

test("the same request with a number changed is a conflict", async ({ server }) => {
  const [mark] = marksOf(server.requests);
  const embedding = mark?.embedding.replace(/^../, (start) => (start === "AA" ? "AB" : "AA"));
  expect(await send(server.origin, { ...mark, embedding })).toMatchObject({ status: 409 });
});

test("the mark that the browser sent carries no picture either", async ({ server }) => {
  const marks = server.requests.filter(({ body }) => body.includes("attestation"));
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.map(couldCarryPicture).filter((why) => why !== null)).toEqual([]);
});

test("once consent is withdrawn the kiosk knows the person no more, and what was recorded stays", async ({
  visit,
}) => {
  const staff = await visit({ as: "Administrator" });
  await staff.page.goto("/people");
  await staff.page.getByRole("link", { name: NAME }).first().click();
  await staff.page.getByRole("button", { name: "Withdraw consent" }).click();
  await staff.page.getByRole("button", { name: "Withdraw and delete" }).click();
  await expect(staff.page.getByText("The consent was withdrawn and the face deleted.")).toBeVisible();

  const { page } = await visit({ profile: kiosk, camera: { film: sampleFace() } });
  await page.goto("/kiosk");
  await expectState(page, /^(recorded|already_recorded|no_session|not_recognised)$/, LOADING);
  await expectState(page, "not_recognised");
  await expectAccessible(page);
  await staff.page.goto("/today");
  await expect(arrivals(staff.page)).toHaveCount(1);
});

/** The lines of those who have come, in every session that is open. */
function arrivals(today: Page) {
  return today
    .getByRole("listitem")
    .filter({ hasText: NAME })
    .filter({ hasText: /On time|Late/ });
}

type Mark = { attestation: string; embedding: string; trace: string };

/** The marks among what browsers sent, as the page's server action writes them: a list of arguments as JSON. */
function marksOf(requests: readonly WireRequest[]): Mark[] {
  return requests
    .filter(({ path, body }) => path.startsWith("/kiosk") && body.includes("attestation"))
    .map(({ body }) => (JSON.parse(body.toString("utf8")) as [Mark])[0]);
}

async function send(origin: string, mark: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${origin}/api/v1/attendance/mark`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(mark),
  });
  return { status: response.status, body: await response.json() };
}

import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DEMO_STUDENTS } from "@/db/demo-people";
import { type BrowserSetting, newProfile, openBrowser } from "@/e2e/fixtures/browser";
import { type ClipPerson, clip, PEOPLE } from "@/e2e/fixtures/camera";
import { enrol } from "@/e2e/fixtures/enrolment";
import { expectState, LOADING, pairKiosk, recordShown, type Shown } from "@/e2e/fixtures/kiosk";
import { signInAs } from "@/e2e/fixtures/people";
import { type HadirServer, startServer } from "@/e2e/fixtures/server";
import { ROOT } from "../build-harness";

/** One person of the clips in front of a kiosk: what its screen said in the end, and ms from its first sight of the face until then. */
export type CheckIn = { person: ClipPerson; ended: string; ms: number };

/** What the server sent a kiosk's browser until it looked for faces (bodies, bytes). */
export type KioskVisit = { bytes: number; heaviest: [path: string, bytes: number][] };

/** The shipped product, driven by a browser: everybody enrols from one part of their clip and checks in from another at each kiosk. */
export type CheckInDay = { checkIns: CheckIn[]; first: KioskVisit; second: KioskVisit; adapter: string };

const RESULT = /^(recorded|already_recorded|no_session|not_recognised|step|step_missed|try_again)$/;
const FACE_IN_VIEW = /^(hint|several_faces|capturing|life)$/;
/** Who has not blinked or spoken until then is asked for a step, which a film cannot do. */
const PATIENCE = { timeout: 25_000 };

/** Times `kiosks` times eight check-ins. Throws an Error for a person where the product is not built. */
export async function timeCheckIns(kiosks: number): Promise<CheckInDay> {
  if (!existsSync(join(ROOT, ".next/BUILD_ID")))
    throw new Error("--check-ins needs the product built: npm run build");
  const server = await startServer();
  try {
    for (const person of PEOPLE) await enrolOne(server, person);
    const day: CheckInDay[] = [];
    for (let kiosk = 0; kiosk < kiosks; kiosk++) {
      day.push(await atOneKiosk(server, `Entrance ${kiosk + 1}`));
      console.error(`${(kiosk + 1) * PEOPLE.length} of ${kiosks * PEOPLE.length} check-ins`);
    }
    const [firstKiosk] = day;
    if (!firstKiosk) throw new Error("no kiosk to measure");
    return { ...firstKiosk, checkIns: day.flatMap(({ checkIns }) => checkIns) };
  } finally {
    await server.stop();
  }
}

async function atOneKiosk(server: HadirServer, name: string): Promise<CheckInDay> {
  const profile = newProfile();
  try {
    await withBrowser(server, {}, async (administrator) => {
      await signInAs(administrator, "Administrator");
      await withBrowser(server, { profile }, (kiosk) => pairKiosk(administrator, kiosk, name));
    });
    const first = await visit(server, profile);
    const second = await visit(server, profile);
    const adapter = await withBrowser(server, { profile }, askForAdapter);
    const checkIns: CheckIn[] = [];
    for (const person of PEOPLE) checkIns.push(await checkIn(server, profile, person));
    return { checkIns, first, second, adapter };
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

async function enrolOne(server: HadirServer, person: ClipPerson): Promise<void> {
  const name = DEMO_STUDENTS[PEOPLE.indexOf(person)]?.[1] ?? "";
  await withBrowser(server, { camera: { film: clip(person, "enrol") } }, async (page) => {
    await signInAs(page, "Administrator");
    await enrol(page, name);
  });
}

async function visit(server: HadirServer, profile: string): Promise<KioskVisit> {
  const before = server.requests.length;
  await withBrowser(server, { profile, camera: { testPictures: 1 } }, async (page) => {
    await page.goto("/kiosk");
    await expectState(page, "looking", LOADING);
  });
  const got = server.requests
    .slice(before)
    .map(({ path, answerBytes }): [string, number] => [path, answerBytes]);
  const heaviest = [...got].sort(([, a], [, b]) => b - a).slice(0, 3);
  return { bytes: got.reduce((sum, [, bytes]) => sum + bytes, 0), heaviest };
}

async function checkIn(server: HadirServer, profile: string, person: ClipPerson): Promise<CheckIn> {
  return withBrowser(server, { profile, camera: { film: clip(person, "check_in") } }, async (page) => {
    const shownBy = await recordShown(page.context());
    await page.goto("/kiosk");
    await expectState(page, /^(?!starting)/, LOADING);
    await expectState(page, RESULT, PATIENCE).catch(() => {});
    const shown: Shown[] = await shownBy(page);
    const seen = shown.find(({ state }) => FACE_IN_VIEW.test(state));
    const end = shown.find(({ state }) => RESULT.test(state));
    return {
      person,
      ended: end?.state ?? "nothing",
      ms: seen && end ? end.at - seen.at : Number.POSITIVE_INFINITY,
    };
  });
}

/** Whether this browser offers a WebGPU adapter to pages of the product. */
async function askForAdapter(page: Page): Promise<string> {
  await page.goto("/kiosk");
  return page.evaluate(async () => {
    const gpu = "gpu" in navigator ? (navigator.gpu as { requestAdapter(): Promise<unknown> }) : null;
    return (await gpu?.requestAdapter().catch(() => null)) ? "an adapter is there" : "no adapter";
  });
}

type Page = Parameters<typeof enrol>[0];

async function withBrowser<T>(
  server: HadirServer,
  setting: BrowserSetting,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const { context, end } = await openBrowser({ ...setting, options: { baseURL: server.origin } });
  try {
    return await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await end();
  }
}

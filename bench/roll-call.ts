import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CALIBRATIONS } from "@/lib/domain/calibrations";
import { nameFaces } from "@/lib/domain/roll-call/name-faces";
import { cosine, distanceOfCosine } from "@/lib/domain/vector";
import { buildHarness, ROOT } from "./build-harness";
import type { RoomLooks } from "./harness/client-page";
import { serveHarness } from "./harness-server";
import { launchChromium } from "./launch-chromium";
import { describeMachine } from "./machine";
import { measureImages } from "./measure-images";
import { personOf } from "./pairs-file";
import { readArguments, UsageError } from "./read-arguments";
import { SEATS, seatAt, writeCollage } from "./roll-call/collage";
import { percent, runBench } from "./run-bench";
import { seededRandom, shuffled } from "./seeded-random";
import { quantile } from "./statistics";

const USAGE = "npm run bench:roll-call -- --images DIR [--rooms COUNT] [--side PIXELS] [--json OUT]";

/** How many people a roster has: all of them in the room, or more. */
const ROSTERS = [12, 30];
const TIMED_FACES = [1, 6, 12];
const TIMED_LOOKS = 12;

type Person = { name: string; reference: string; shown: string };
type Tally = { right: number; wrong: number; unsure: number; unknown: number; strangersNamed: number };

await runBench(USAGE, async () => {
  const options = readArguments(process.argv.slice(2), {
    folders: ["images"],
    files: [],
    optional: ["rooms", "side", "json"],
  });
  const rooms = Number(options.get("rooms") ?? 10);
  const side = Number(options.get("side") ?? 240);
  if (!(rooms >= 1 && side >= 60 && side <= 240))
    throw new UsageError("--rooms: 1 or more; --side: 60 to 240");
  const people = pairedPeople(options.get("images") ?? "");
  const most = Math.max(...ROSTERS);
  if (people.length < most + SEATS) throw new UsageError("--images: too few people with two photos");
  const [calibration] = CALIBRATIONS;
  if (!calibration) throw new Error("nothing is calibrated");

  const random = seededRandom(5);
  // Everybody of a room, then the rest of its largest roster, then people who are on none.
  const drawn = Array.from({ length: rooms }, () => shuffled(people, random).slice(0, most + SEATS));
  const folder = mkdtempSync(join(tmpdir(), "hadir-rooms-"));
  const timed = TIMED_FACES.map((count) => join(folder, `timed-${count}.jpg`));
  const classes = drawn.map((_, i) => join(folder, `class-${i}.jpg`));
  const strangers = drawn.map((_, i) => join(folder, `strangers-${i}.jpg`));
  try {
    TIMED_FACES.forEach((count, i) => {
      writeCollage(photosOf(people.slice(0, count)), side, timed[i] ?? "");
    });
    drawn.forEach((group, i) => {
      writeCollage(photosOf(group.slice(0, SEATS)), side, classes[i] ?? "");
      writeCollage(photosOf(group.slice(most)), side, strangers[i] ?? "");
    });
    const references = await referencesOf(drawn.flat());
    const looks = await lookAround([...timed, ...classes, ...strangers]);
    const ofClasses = looks.slice(timed.length, timed.length + rooms);
    const ofStrangers = looks.slice(timed.length + rooms);
    const seen = ofClasses.flatMap(({ faces }) => faces);
    const lookedUp = seen.filter(({ embedding }) => embedding);
    const results = ROSTERS.map((size) => {
      const tally: Tally = { right: 0, wrong: 0, unsure: 0, unknown: 0, strangersNamed: 0 };
      drawn.forEach((group, i) => {
        const roster = group.slice(0, size).map(({ name }) => name);
        const name = (room: RoomLooks | undefined) =>
          nameFaces(
            (room?.faces ?? []).flatMap(({ embedding }) =>
              embedding ? [{ candidates: candidatesOf(embedding, roster, references), isFit: true }] : [],
            ),
            { gallerySize: roster.length, calibration, alike: new Set() },
          );
        const room = ofClasses[i];
        const shown = (room?.faces ?? []).filter(({ embedding }) => embedding);
        name(room).forEach((answer, at) => {
          const box = shown[at]?.box;
          const seat = box ? seatAt(box.x + box.width / 2, box.y + box.height / 2) : -1;
          if (answer.kind !== "named") tally[answer.kind] += 1;
          else tally[answer.personId === group[seat]?.name ? "right" : "wrong"] += 1;
        });
        tally.strangersNamed += name(ofStrangers[i]).filter(({ kind }) => kind === "named").length;
      });
      return { size, tally };
    });
    const total = rooms * SEATS;
    const strangersSeen = ofStrangers.flatMap(({ faces }) => faces.filter(({ embedding }) => embedding));
    return {
      rows: [
        ["machine", describeMachine()],
        ["rooms", `${rooms} collages of ${SEATS} people, photos of ${side} px in a picture of 1280x720`],
        ...TIMED_FACES.map((count, i): [string, string] => {
          const { ms = [], faces = [] } = looks[i] ?? {};
          const warm = ms.slice(2);
          return [
            `one look, ${count} shown`,
            `${faces.length} found; median ${quantile(warm, 0.5).toFixed(0)} ms, p95 ${quantile(warm, 0.95).toFixed(0)} ms`,
          ];
        }),
        ["faces found", `${seen.length} of ${total} (${percent(seen.length / total)})`],
        [
          "between the eyes",
          `median ${quantile(
            seen.map(({ quality }) => quality.interEyePx),
            0.5,
          ).toFixed(0)} px`,
        ],
        [
          "sharpness",
          `5th percentile ${quantile(
            seen.map(({ quality }) => quality.sharpness),
            0.05,
          ).toFixed(0)}`,
        ],
        ["pass the gate", `${lookedUp.length} of ${seen.length}`],
        [
          "passive PAD under its threshold",
          `${lookedUp.filter(({ livePad }) => (livePad ?? 0) < calibration.padThreshold).length} of ${lookedUp.length}`,
        ],
        ...results.map(({ size, tally }): [string, string] => [
          `roster of ${size}`,
          `of ${total} people ${tally.right} right, ${tally.wrong} wrong, ${tally.unsure} unsure, ${tally.unknown} unknown, ${total - lookedUp.length} not looked up; of ${strangersSeen.length} strangers ${tally.strangersNamed} named`,
        ]),
      ],
      json: { machine: describeMachine(), rooms, side, found: seen.length, total, results },
      jsonPath: options.get("json"),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Everybody of whom there are two photos: the first enrols, the second sits in the room. */
function pairedPeople(folder: string): Person[] {
  const byName = new Map<string, string[]>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".jpg"))
    .sort())
    byName.set(personOf(file), [...(byName.get(personOf(file)) ?? []), join(folder, file)]);
  return [...byName].flatMap(([name, [reference, shown]]) =>
    reference && shown ? [{ name, reference, shown }] : [],
  );
}

function photosOf(people: readonly Person[]): string[] {
  return people.map(({ shown }) => shown);
}

async function referencesOf(people: readonly Person[]): Promise<Map<string, number[]>> {
  const wanted = [...new Map(people.map((person) => [person.name, person])).values()];
  const measured = await measureImages(
    wanted.map(({ reference }) => reference),
    () => {},
  );
  return new Map(
    wanted.flatMap(({ name }, i) => {
      const one = measured[i];
      return one?.kind === "measured" && one.face ? [[name, one.face.embedding] as const] : [];
    }),
  );
}

function candidatesOf(probe: number[], roster: readonly string[], references: Map<string, number[]>) {
  return roster.flatMap((personId) => {
    const reference = references.get(personId);
    return reference ? [{ personId, distance: distanceOfCosine(cosine(probe, reference)) }] : [];
  });
}

async function lookAround(images: readonly string[]): Promise<RoomLooks[]> {
  const outDir = join(ROOT, "bench/dist");
  await buildHarness(outDir);
  const { url, server } = await serveHarness({ roots: [outDir, join(ROOT, "public")], images });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}client.html`);
    await page.evaluate(() => globalThis.vision.load());
    const looks: RoomLooks[] = [];
    for (const [i] of images.entries()) {
      const frames = i < TIMED_FACES.length ? TIMED_LOOKS : 1;
      const seen = await page.evaluate(([address, times]) => globalThis.vision.lookAround(address, times), [
        `/image/${i}`,
        frames,
      ] as const);
      if (!("ok" in seen)) throw new Error(seen.code);
      looks.push(seen.ok);
    }
    return looks;
  } finally {
    await browser.close();
    server.close();
  }
}

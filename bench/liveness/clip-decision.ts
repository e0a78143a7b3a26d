import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import { meanDirection } from "@/lib/domain/vector";
import { seededRandom } from "@/lib/server/testing/test-vectors";
import { progressLine } from "../run-bench";
import { makeAttacks, SHOWN_SPECIES, type Victim } from "./attack-species";
import { attackersCapture, honestCapture } from "./capture-of-presentation";
import { CLIP_RATE, readClips } from "./clip-frames";
import { type Decided, openSchool } from "./decide";
import { eachAtOnce } from "./each-at-once";
import { encodedAgain, judgeFed, type Note, type Recorded, type School } from "./fed-attacks";
import { type HeadMove, moveHead } from "./head-turns";
import type { Presentation, SeenFrame, SeenPresentation } from "./presentation";
import { readHead } from "./read-head";
import { showPresentations } from "./show-presentations";
import { UPRIGHT } from "./surfaces";

/**
 * Where clips (and beside them the head and the printed photos) are, how many attacks a species has, and which draw of them: another number
 * makes others.
 */
export type ClipBench = { clips: string; attacks: number; draw: number };

/** One row of the report: attempts of a species or of genuine people, how many were accepted, and what ended the others. */
export type DecisionRow = {
  name: string;
  kind: "attack" | "genuine";
  tried: number;
  accepted: number;
  codes: Record<string, number>;
};

/** What was decided, and how long genuine people looked until their capture was sent, ms. */
export type Decisions = { rows: DecisionRow[]; waits: number[] };

const HEAD_MOVES: HeadMove[] = ["turn_left", "turn_right", "nod"];
const NO_FRAMES: Decided = { accepted: false, code: "no frames" };
const NEVER_SENT: Decided = { accepted: false, code: "never sent" };
/** Genuine looks: one begins every so many pictures of a clip and may last so long. */
const LOOK_EVERY = 5;
const LOOK_SECONDS = 8;

/** Runs the whole decision over genuine clips, the turning head and every species of attack. */
export async function decideClips({ clips: folder, attacks, draw }: ClipBench): Promise<Decisions> {
  const faces = join(folder, "..");
  const clips = readClips(folder);
  const pictures = new Map([["/head-colour", join(faces, "head/color.jpg")]]);
  for (const { person, pictures: files } of clips)
    for (const [i, file] of files.entries()) pictures.set(`/clip/${person}/${i}`, file);
  const prints = readdirSync(join(faces, "nuaa/print")).filter((name) => name.endsWith(".jpg"));
  for (const name of prints) pictures.set(`/print/${name}`, join(faces, "nuaa/print", name));
  const head = Buffer.from(JSON.stringify(await readHead(join(faces, "head"))));
  const props = { pictures, bytes: new Map([["/head.json", new Uint8Array(head)]]) };
  const show = (list: Presentation[]) => showPresentations(list, props, progressLine(list.length));

  const whole = await show(
    clips.map(({ person, pictures: files }) => ({
      id: person,
      species: "clip",
      person,
      frames: files.map((_, i) => ({
        kind: "plain",
        at: (i * 1000) / CLIP_RATE,
        picture: `/clip/${person}/${i}`,
      })),
    })),
  );
  const random = seededRandom(2026);
  const headMoves = HEAD_MOVES.flatMap((move) =>
    Array.from({ length: Math.min(attacks, 15) }, (_, i) => moveHead(move, i, random)),
  );
  // The order of chance is that of all four moves: what was seen in an earlier run stays true.
  const heads = await show(headMoves);
  const victims = whole.map((seen) => victimOf(seen)).concat(headVictim());
  const printed = [...new Set(prints.map((name) => name.slice(0, 4)))].map((person) => ({
    person: `nuaa-${person}`,
    stills: prints
      .filter((name) => name.startsWith(person))
      .map((name) => ({ picture: `/print/${name}`, yaw: 0, centre: { x: 320, y: 240 } })),
  }));
  const lists = Object.keys(SHOWN_SPECIES).map((species) =>
    makeAttacks(species, species === "printed photo" ? printed : victims, {
      count: attacks,
      random: seededRandom(draw + species.length * 1000),
    }),
  );
  // One of each species by turns: a run that is ended early has seen as many of each.
  const made = Array.from({ length: attacks }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
  const shown = new Map<string, SeenPresentation[]>();
  for (const [i, seen] of (await show(made)).entries()) {
    const species = made[i]?.species ?? "";
    shown.set(species, [...(shown.get(species) ?? []), seen]);
  }
  return judgeAll({ whole, heads, shown });
}

type Seen = { whole: SeenPresentation[]; heads: SeenPresentation[]; shown: Map<string, SeenPresentation[]> };

async function judgeAll({ whole, heads, shown }: Seen): Promise<Decisions> {
  const enrolled = new Map(
    whole.map((seen) => [
      seen.id,
      referenceOf(seen.sightings.slice(0, Math.floor(seen.sightings.length / 3))),
    ]),
  );
  const first = heads[0];
  if (first) enrolled.set("head", referenceOf(first.sightings.slice(0, 9)));
  const school = await openSchool(enrolled);
  const rows = new Map<string, DecisionRow>();
  const note: Note = (name, kind, { accepted, code }) => {
    const row = rows.get(name) ?? { name, kind, tried: 0, accepted: 0, codes: {} };
    row.tried += 1;
    if (accepted) row.accepted += 1;
    else row.codes[code] = (row.codes[code] ?? 0) + 1;
    rows.set(name, row);
  };
  await school.ask([]);
  const genuine = (
    await eachAtOnce(
      whole.flatMap(({ sightings }) => looksOf(sightings)),
      async (look, i): Promise<Recorded[]> => {
        const seen = honestCapture(look, []);
        // Looks overlap: without this, two of them may be fused of the same five frames.
        const sent = seen && { ...seen, ...encodedAgain(seen, 9000 + i) };
        const kiosk = await school.newKiosk();
        note("genuine: clips, passive", "genuine", sent ? await school.decide(kiosk, sent) : NEVER_SENT);
        return sent ? [{ sent, kiosk }] : [];
      },
    )
  ).flat();
  await judgeFed(school, { genuine, heads, note });
  for (const step of HEAD_MOVES) {
    await school.ask([step]);
    const turns = heads.filter(({ id }) => id.startsWith(step));
    await eachAtOnce(turns, async ({ sightings }) => {
      const sent = honestCapture(sightings, [step]);
      const kiosk = await school.newKiosk();
      note(`genuine: the head does ${step}`, "genuine", sent ? await school.decide(kiosk, sent) : NEVER_SENT);
    });
  }
  await judgeShown(school, shown, note);
  await school.close();
  return { rows: [...rows.values()], waits: genuine.map(({ sent }) => sent.afterMs) };
}

/** Every attack is tried as it is and, at another kiosk, as the turn that is asked for; it is accepted when one of the two is. */
async function judgeShown(school: School, shown: Seen["shown"], note: Note): Promise<void> {
  const tried = [...shown].map(([species, list]) => ({
    species,
    list: list.map(({ sightings }, i) => ({ i, sightings, ends: [] as Decided[] })),
  }));
  for (const [turn, step] of [null, "turn_left", "turn_right"].entries()) {
    const steps = step ? [step as StepKind] : [];
    await school.ask(steps);
    for (const { list } of tried) {
      const kiosk = await school.newKiosk();
      const now = list.filter(({ i }) => !step || i % 2 === turn - 1);
      await eachAtOnce(now, async ({ i, sightings, ends }) => {
        const sent = attackersCapture(sightings, steps);
        ends.push(sent ? await school.decide(kiosk, encodedAgain(sent, 2 * i + steps.length)) : NO_FRAMES);
      });
    }
  }
  for (const { species, list } of tried)
    for (const { ends } of list)
      note(species, "attack", ends.find(({ accepted }) => accepted) ?? ends[0] ?? NO_FRAMES);
}

function referenceOf(seen: readonly SeenFrame[]): Float32Array {
  return meanDirection(
    seen.flatMap(({ face }) => (face?.embedding ? [Float32Array.from(face.embedding)] : [])),
  );
}

/**
 * Looks of up to eight seconds, ten samples a second, from the part of a clip that did not enrol. The clips are too short for many of that
 * length: where one ends it is played backwards, so that nobody counts as never sent because a film was over.
 */
function looksOf(sightings: readonly SeenFrame[]): SeenFrame[][] {
  const later = sightings.slice(Math.floor(sightings.length / 3));
  const there = [...later, ...later.toReversed()].map((frame, i) => ({
    ...frame,
    at: Math.round((i * 1000) / CLIP_RATE),
  }));
  const looks: SeenFrame[][] = [];
  for (let start = 0; start < later.length; start += LOOK_EVERY) {
    const look = there.slice(start, start + LOOK_SECONDS * CLIP_RATE);
    looks.push(look.filter((_, i) => i % 3 !== 2));
  }
  return looks;
}

function victimOf({ id, sightings }: SeenPresentation): Victim {
  const stills = sightings.flatMap(({ face }, i) =>
    face
      ? [
          {
            picture: `/clip/${id}/${i}`,
            yaw: face.quality.yawDegrees,
            centre: {
              x: Math.round(face.box.x + face.box.width / 2),
              y: Math.round(face.box.y + face.box.height / 2),
            },
          },
        ]
      : [],
  );
  return { person: id, stills };
}

function headVictim(): Victim {
  const yaws = [-30, -25, -20, -10, 0, 0, 0, 10, 20, 25, 30];
  const picture = (yaw: number) => `head:${JSON.stringify({ ...UPRIGHT, scale: 1.12, yaw })}`;
  return {
    person: "head",
    stills: yaws.map((yaw) => ({ picture: picture(yaw), yaw, centre: { x: 320, y: 250 } })),
  };
}

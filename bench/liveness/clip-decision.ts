import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fuseCapture } from "@/lib/domain/capture";
import { STEP_KINDS, type StepKind } from "@/lib/domain/liveness/challenge-steps";
import { traceOfCapture } from "@/lib/domain/trace-of-capture";
import { meanDirection } from "@/lib/domain/vector";
import { seededRandom } from "@/lib/server/testing/test-vectors";
import { progressLine } from "../run-bench";
import { makeAttacks, SHOWN_SPECIES, type Victim } from "./attack-species";
import { attackersCapture, honestCapture, type Sendable } from "./capture-of-presentation";
import { CLIP_RATE, readClips } from "./clip-frames";
import { type Decided, openSchool } from "./decide";
import { type HeadMove, moveHead } from "./head-turns";
import type { Presentation, SeenFrame, SeenPresentation } from "./presentation";
import { readHead } from "./read-head";
import { showPresentations } from "./show-presentations";
import { UPRIGHT } from "./surfaces";

/** Where clips (and beside them the head and the printed photos) are, and how many attacks a species has. */
export type ClipBench = { clips: string; attacks: number };

/** One row of the report: attempts of a species or of genuine people, how many were accepted, and what ended the others. */
export type DecisionRow = {
  name: string;
  kind: "attack" | "genuine";
  tried: number;
  accepted: number;
  codes: Record<string, number>;
};

const HEAD_MOVES: HeadMove[] = ["turn_left", "turn_right", "nod"];
/** Genuine looks: one begins every so many pictures of a clip and may last so long. */
const LOOK_EVERY = 16;
const LOOK_SECONDS = 6.5;

/** Runs the whole decision over genuine clips, the turning head and every species of attack. */
export async function decideClips({ clips: folder, attacks }: ClipBench): Promise<DecisionRow[]> {
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
  const shown = new Map<string, SeenPresentation[]>();
  for (const species of Object.keys(SHOWN_SPECIES)) {
    const seed = seededRandom(1 + species.length * 1000);
    const of = species === "printed photo" ? printed : victims;
    shown.set(species, await show(makeAttacks(species, of, { count: attacks, random: seed })));
  }
  return judgeAll({ whole, heads, shown });
}

type Seen = { whole: SeenPresentation[]; heads: SeenPresentation[]; shown: Map<string, SeenPresentation[]> };

async function judgeAll({ whole, heads, shown }: Seen): Promise<DecisionRow[]> {
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
  const note = (name: string, kind: DecisionRow["kind"], { accepted, code }: Decided) => {
    const row = rows.get(name) ?? { name, kind, tried: 0, accepted: 0, codes: {} };
    row.tried += 1;
    if (accepted) row.accepted += 1;
    else row.codes[code] = (row.codes[code] ?? 0) + 1;
    rows.set(name, row);
  };
  const looks = whole.flatMap(({ sightings }) => looksOf(sightings));
  const genuine: Sendable[] = [];
  for (const look of looks) {
    const sent = honestCapture(look, []);
    if (!sent) note("genuine: clips, passive", "genuine", { accepted: false, code: "never sent" });
    else {
      genuine.push(sent);
      note("genuine: clips, passive", "genuine", await school.decide(await school.kioskAsking([]), sent));
    }
  }
  for (const { id, sightings } of heads) {
    const step = STEP_KINDS.find((kind) => id.startsWith(kind)) as StepKind;
    const sent = honestCapture(sightings, [step]);
    const name = `genuine: the head does ${step}`;
    if (!sent) note(name, "genuine", { accepted: false, code: "never sent" });
    else note(name, "genuine", await school.decide(await school.kioskAsking([step]), sent));
  }
  for (const [species, list] of shown) {
    const kiosk = await school.kioskAsking([]);
    for (const [i, { sightings }] of list.entries()) {
      const turn = i % 2 === 0 ? "turn_left" : "turn_right";
      const tries: Decided[] = [];
      for (const steps of [[], [turn]] as StepKind[][]) {
        const sent = attackersCapture(sightings, steps);
        await school.ask(steps);
        tries.push(sent ? await school.decide(kiosk, sent) : { accepted: false, code: "no frames" });
      }
      note(
        species,
        "attack",
        tries.find(({ accepted }) => accepted) ?? tries[0] ?? { accepted: false, code: "none" },
      );
    }
  }
  await judgeFed(school, { genuine, heads, note });
  await school.close();
  return [...rows.values()];
}

type School = Awaited<ReturnType<typeof openSchool>>;
type Note = (name: string, kind: DecisionRow["kind"], decided: Decided) => void;

/** Attacks that are not shown to a camera: recordings and edited numbers, each made of every genuine capture. */
async function judgeFed(
  school: School,
  { genuine, heads, note }: { genuine: Sendable[]; heads: SeenPresentation[]; note: Note },
): Promise<void> {
  const reused = await school.kioskAsking([]);
  for (const [i, sent] of genuine.entries()) {
    const other = genuine[(i + Math.floor(genuine.length / 2)) % genuine.length] ?? sent;
    const { active } = sent;
    const fused = fuseCapture(active.capture);
    const samples = traceOfCapture(active.capture.samples, fused);
    const kiosk = await school.kioskAsking([]);
    await school.decide(kiosk, sent);
    const again = {
      ...active,
      capture: {
        ...active.capture,
        frames: active.capture.frames.map((frame, k) => ({
          ...frame,
          embedding: nudged(frame.embedding, k),
        })),
      },
    };
    note(
      "clip fed in again, same challenge kind",
      "attack",
      await school.decide(
        kiosk,
        { active: again, acts: [] },
        {
          samples: traceOfCapture(again.capture.samples, fuseCapture(again.capture)).map((sample, k) => ({
            ...sample,
            cos: samples[k]?.cos ?? sample.cos,
          })),
        },
      ),
    );
    const step = STEP_KINDS[i % STEP_KINDS.length] ?? "nod";
    const lie = [{ step, t0: 0, t1: Math.round(samples.at(-1)?.t ?? 0) }];
    note(
      "clip replayed against another challenge",
      "attack",
      await school.ask([step]).then(() => school.decide(reused, { active, acts: lie })),
    );
    note(
      "embedding of another person injected",
      "attack",
      await school
        .ask([])
        .then(() => school.decide(reused, sent, { fused: fuseCapture(other.active.capture) })),
    );
    const half = Math.floor(samples.length / 2);
    const foreign = traceOfCapture(other.active.capture.samples, fuseCapture(other.active.capture));
    const swapped = [...foreign.slice(0, half), ...samples.slice(half)].map((sample, k) => ({
      ...sample,
      t: samples[k]?.t ?? sample.t,
    }));
    note("trace with segments of another", "attack", await school.decide(reused, sent, { samples: swapped }));
  }
  for (const { id, sightings } of heads.filter((seen) => seen.id.startsWith("turn_left"))) {
    const sent = honestCapture(sightings, ["turn_left"]);
    if (!sent) continue;
    const lie = sent.acts.map((act) => ({ ...act, step: "turn_right" as const }));
    note(
      "turn replayed for the other side",
      "attack",
      await school.decide(await school.kioskAsking(["turn_right"]), { ...sent, acts: lie }),
    );
    void id;
  }
}

/** A vector a little beside itself: the same picture through another encoder. */
function nudged(vector: Float32Array, seed: number): Float32Array {
  const random = seededRandom(seed + 1);
  return meanDirection([vector.map((value) => value + 0.002 * (random() - 0.5))]);
}

function referenceOf(seen: readonly SeenFrame[]): Float32Array {
  return meanDirection(
    seen.flatMap(({ face }) => (face?.embedding ? [Float32Array.from(face.embedding)] : [])),
  );
}

/** Looks of six seconds, ten samples a second, one beginning every half second, from the part of a clip that did not enrol. */
function looksOf(sightings: readonly SeenFrame[]): SeenFrame[][] {
  const from = Math.floor(sightings.length / 3);
  const looks: SeenFrame[][] = [];
  for (let start = from; start + CLIP_RATE * 2 <= sightings.length; start += LOOK_EVERY) {
    const until = (sightings[start]?.at ?? 0) + LOOK_SECONDS * 1000;
    looks.push(sightings.slice(start).filter(({ at }, i) => at <= until && i % 3 !== 2));
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

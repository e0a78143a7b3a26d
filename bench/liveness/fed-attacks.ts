import { fuseCapture } from "@/lib/domain/capture";
import { STEP_KINDS } from "@/lib/domain/liveness/challenge-steps";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { traceOfCapture } from "@/lib/domain/trace-of-capture";
import { meanDirection } from "@/lib/domain/vector";
import type { TestKiosk } from "@/lib/server/testing/test-kiosk";
import { seededRandom } from "@/lib/server/testing/test-vectors";
import { honestCapture, type Sendable } from "./capture-of-presentation";
import type { Decided, openSchool } from "./decide";
import { eachAtOnce } from "./each-at-once";
import type { SeenPresentation } from "./presentation";

/** A school in memory, and how its decisions are noted. */
export type School = Awaited<ReturnType<typeof openSchool>>;
export type Note = (name: string, kind: "attack" | "genuine", decided: Decided) => void;
/** What an honest kiosk sent, and the kiosk. */
export type Recorded = { sent: NonNullable<ReturnType<typeof honestCapture>>; kiosk: TestKiosk };

/**
 * Attacks that are not shown to a camera: recordings and edited numbers, each made of every genuine capture. Their vectors are those of the
 * recording through another encoder, so that it is not the known vector that gives them away.
 */
export async function judgeFed(
  school: School,
  { genuine, heads, note }: { genuine: Recorded[]; heads: SeenPresentation[]; note: Note },
): Promise<void> {
  const elsewhere = await school.newKiosk();
  const fed = (i: number, which: number) => encodedAgain(genuine[i]?.sent as Sendable, 5000 + 5 * i + which);
  const others = genuine.map(
    (_, i) => genuine[(i + Math.floor(genuine.length / 2)) % genuine.length]?.sent as Sendable,
  );
  await school.ask([]);
  // Within a day of the first time: shapes are remembered for as long.
  await eachAtOnce(genuine, async ({ kiosk }, i) => {
    note("clip fed in again, same kiosk", "attack", await school.decide(kiosk, fed(i, 0)));
  });
  await eachAtOnce(genuine, async (_, i) => {
    const fused = fuseCapture(encodedAgain(others[i] as Sendable, i).active.capture);
    const injected = await school.decide(elsewhere, fed(i, 1), { fused });
    note("embedding of another person injected", "attack", injected);
    const samples = spliced(fed(i, 2), others[i] as Sendable);
    note("trace with segments of another", "attack", await school.decide(elsewhere, fed(i, 2), { samples }));
  });
  for (const [k, step] of STEP_KINDS.entries()) {
    await school.ask([step]);
    const some = [...genuine.entries()].filter(([i]) => i % STEP_KINDS.length === k);
    await eachAtOnce(some, async ([i, { sent }]) => {
      const acts = [{ step, t0: 0, t1: Math.round(sent.afterMs) }];
      const decided = await school.decide(elsewhere, { ...fed(i, 3), acts });
      note("clip replayed against another challenge", "attack", decided);
    });
  }
  await school.ask(["turn_right"]);
  const turns = heads.filter(({ id }) => id.startsWith("turn_left"));
  await eachAtOnce(turns, async ({ sightings }, i) => {
    const sent = honestCapture(sightings, ["turn_left"]);
    if (!sent) return;
    const acts = sent.acts.map((act) => ({ ...act, step: "turn_right" as const }));
    const decided = await school.decide(elsewhere, { ...encodedAgain(sent, i), acts });
    note("turn replayed for the other side", "attack", decided);
  });
}

/** The first half of one capture and the second half of another, which goes on where the first stops. */
function spliced(first: Sendable, second: Sendable): TraceSample[] {
  const [one, other] = [first, second].map(({ active }) =>
    traceOfCapture(active.capture, fuseCapture(active.capture)),
  ) as [TraceSample[], TraceSample[]];
  const half = Math.floor(one.length / 2);
  const tail = other.slice(Math.floor(other.length / 2));
  const later = (one[half]?.t ?? 0) - (tail[0]?.t ?? 0);
  return [...one.slice(0, half), ...tail.map((sample) => ({ ...sample, t: sample.t + later }))];
}

/** The same capture through another encoder: each vector a little beside itself. */
export function encodedAgain({ active, acts }: Sendable, seed: number): Sendable {
  const nudge = <T extends { embedding: Float32Array }>(frame: T, k: number): T => ({
    ...frame,
    embedding: nudged(frame.embedding, 1000 * seed + k),
  });
  const { capture } = active;
  return { active: { ...active, capture: { ...capture, frames: capture.frames.map(nudge) } }, acts };
}

function nudged(vector: Float32Array, seed: number): Float32Array {
  const random = seededRandom(seed + 1);
  return meanDirection([vector.map((value) => value + 0.002 * (random() - 0.5))]);
}

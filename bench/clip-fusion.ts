import { cosine, meanDirection } from "@/lib/domain/vector";
import { type OperatingPoint, operatingPoint } from "./verification";

/** The frames of one person's clip in which a face was found, in time order. */
export type ClipVectors = { person: string; vectors: readonly Float32Array[] };

/** What so many frames fused into one probe (1: a single frame) came to, and how many comparisons that was. */
export type FusionResult = { frames: number; points: OperatingPoint[]; genuine: number; impostor: number };

/** A check-in sends three frames at least and five where it has them (lib/domain/capture.ts). */
const FRAMES = [1, 3, 5];
/** How many frames of a clip lie from one frame that is fused to the next. */
const STRIDE = 2;

const RATES = [1e-2, 1e-3];

/**
 * Compares probes frame by frame, and fused by threes and fives, with every person's reference, each way at the same rates of false matches.
 * `references` are the clips that references are made of, by the mean of their first third; `probes` the same clips, perhaps spoiled, of
 * which the later two thirds are searched.
 */
export function compareFusion(
  references: readonly ClipVectors[],
  probes: readonly ClipVectors[],
): FusionResult[] {
  const enrolled = references.map(({ person, vectors }) => ({
    person,
    vector: meanDirection(vectors.slice(0, Math.ceil(vectors.length / 3))),
  }));
  const later = probes.map(({ person, vectors }) => ({
    person,
    vectors: vectors.slice(Math.ceil(vectors.length / 3)),
  }));
  return FRAMES.map((frames) => {
    const fused = later.map(({ person, vectors }) => ({ person, vectors: fuseWindows(vectors, frames) }));
    const { genuine, impostor } = scores(enrolled, fused);
    const points = RATES.map((fmr) => operatingPoint(genuine, impostor, fmr));
    return { frames, points, genuine: genuine.length, impostor: impostor.length };
  });
}

/** Every window of so many frames, STRIDE apart, as the product fuses the frames of one check-in. */
function fuseWindows(vectors: readonly Float32Array[], frames: number): Float32Array[] {
  const span = (frames - 1) * STRIDE;
  return vectors.slice(0, Math.max(0, vectors.length - span)).map((first, at) => {
    const others = Array.from({ length: frames - 1 }, (_, i) => vectors[at + (i + 1) * STRIDE] ?? first);
    return meanDirection([first, ...others]);
  });
}

function scores(
  enrolled: readonly { person: string; vector: Float32Array }[],
  probes: readonly ClipVectors[],
): { genuine: Float32Array; impostor: Float32Array } {
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const { person, vectors } of probes)
    for (const vector of vectors)
      for (const reference of enrolled)
        (reference.person === person ? genuine : impostor).push(cosine(vector, reference.vector));
  return { genuine: Float32Array.from(genuine), impostor: Float32Array.from(impostor) };
}

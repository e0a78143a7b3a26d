import { cosine, meanDirection } from "@/lib/domain/vector";
import { type OperatingPoint, operatingPoint } from "./verification";

/** The frames of one person's clip in which a face was found, in time order. */
export type ClipVectors = { person: string; vectors: readonly Float32Array[] };

/** What single frames and fused ones came to at the same rate of false matches. */
export type FusionResult = {
  single: OperatingPoint[];
  fused: OperatingPoint[];
  counts: { genuine: number; impostor: number; fusedGenuine: number; fusedImpostor: number };
};

/** Frames that are fused, and how many frames lie from one of them to the next. */
const FUSED = 3;
const STRIDE = 2;

const RATES = [1e-2, 1e-3];

/**
 * Compares probes frame by frame and fused by threes with every person's reference. `references` are the clips that references are made
 * of, by the mean of their first third; `probes` the same clips, perhaps spoiled, of which the later two thirds are searched.
 */
export function compareFusion(
  references: readonly ClipVectors[],
  probes: readonly ClipVectors[],
): FusionResult {
  const enrolled = references.map(({ person, vectors }) => ({
    person,
    vector: meanDirection(vectors.slice(0, Math.ceil(vectors.length / 3))),
  }));
  const later = probes.map(({ person, vectors }) => ({
    person,
    vectors: vectors.slice(Math.ceil(vectors.length / 3)),
  }));
  const single = scores(enrolled, later);
  const fused = scores(
    enrolled,
    later.map(({ person, vectors }) => ({ person, vectors: fuseWindows(vectors) })),
  );
  return {
    single: RATES.map((fmr) => operatingPoint(single.genuine, single.impostor, fmr)),
    fused: RATES.map((fmr) => operatingPoint(fused.genuine, fused.impostor, fmr)),
    counts: {
      genuine: single.genuine.length,
      impostor: single.impostor.length,
      fusedGenuine: fused.genuine.length,
      fusedImpostor: fused.impostor.length,
    },
  };
}

/** Every window of FUSED frames, STRIDE apart, as the product fuses the frames of one check-in. */
function fuseWindows(vectors: readonly Float32Array[]): Float32Array[] {
  const span = (FUSED - 1) * STRIDE;
  return vectors.slice(0, Math.max(0, vectors.length - span)).map((first, at) => {
    const others = Array.from({ length: FUSED - 1 }, (_, i) => vectors[at + (i + 1) * STRIDE] ?? first);
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

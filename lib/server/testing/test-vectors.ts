import { normalise, VECTOR_LENGTH } from "@/lib/domain/vector";

/** A repeatable source of numbers 0..1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random direction: two of them are all but orthogonal, as the faces of two people are. */
export function randomVector(random: () => number): Float32Array {
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return normalise(Array.from({ length: VECTOR_LENGTH }, gaussian));
}

/** A vector at about this cosine to another: a new picture of the same face. */
export function vectorNear(vector: Float32Array, cos: number, random: () => number): Float32Array {
  const noise = randomVector(random);
  const away = Math.sqrt(1 - cos * cos);
  return normalise(Array.from(vector, (value, index) => value * cos + (noise[index] ?? 0) * away));
}

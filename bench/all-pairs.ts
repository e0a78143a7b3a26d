import { cosine } from "@/lib/domain/vector";

/** One image's person and unit vector. */
export type Template = { person: string; vector: Float32Array };

/** Cosines of every pair of images: those of one person, and those of two. */
export function allPairs(templates: readonly Template[]): { genuine: Float32Array; impostor: Float32Array } {
  const total = (templates.length * (templates.length - 1)) / 2;
  const genuine = new Float32Array(total);
  const impostor = new Float32Array(total);
  let [g, i] = [0, 0];
  for (const [at, one] of templates.entries()) {
    for (const other of templates.slice(at + 1)) {
      const score = cosine(one.vector, other.vector);
      if (one.person === other.person) genuine[g++] = score;
      else impostor[i++] = score;
    }
  }
  return { genuine: genuine.slice(0, g), impostor: impostor.slice(0, i) };
}

import { meanDirection } from "@/lib/domain/vector";
import type { Template } from "./all-pairs";

/**
 * The photos of people who have enough of them for two groups of `size`: `single` as they are, `fused` one mean direction for
 * each whole group, as the product fuses the frames of one check-in.
 */
export function fuseGroups(
  templates: readonly Template[],
  size: number,
): { single: Template[]; fused: Template[] } {
  const people = new Map<string, Template[]>();
  for (const template of templates) {
    const photos = people.get(template.person) ?? [];
    people.set(template.person, [...photos, template]);
  }
  const single: Template[] = [];
  const fused: Template[] = [];
  for (const [person, photos] of people) {
    if (photos.length < 2 * size) continue;
    single.push(...photos);
    for (let from = 0; from + size <= photos.length; from += size) {
      const group = photos.slice(from, from + size).map(({ vector }) => vector);
      fused.push({ person, vector: meanDirection(group) });
    }
  }
  return { single, fused };
}

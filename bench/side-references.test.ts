import { describe, expect, it } from "vitest";
import { normalise } from "@/lib/domain/vector";
import { seededRandom } from "./seeded-random";
import { compareSideReferences, type TurnedTemplate } from "./side-references";

const random = seededRandom(3);
const PEOPLE = 40;
const SHARED = 0.6;

/** Photos of people on axes of their own, one for the face and one along which it moves when it turns; something is common to all. */
function photos(yaws: readonly number[]): TurnedTemplate[] {
  return Array.from({ length: PEOPLE }, (_, person) =>
    yaws.map((yaw) => {
      const vector = Float32Array.from({ length: 2 * PEOPLE + 1 }, () => 0.02 * random());
      vector[person] = 1;
      vector[PEOPLE + person] = yaw / 4;
      vector[2 * PEOPLE] = SHARED;
      return { person: `p${person}`, yaw, vector: normalise(vector) };
    }),
  ).flat();
}

describe("compareSideReferences", () => {
  it("misses fewer turned faces where a turned one was enrolled too", () => {
    const { people, results } = compareSideReferences(photos([0, 0.5, 1, 20, 22, 24]), [1e-2]);
    const missed = (way: string) => results.find((one) => one.way === way)?.byYaw[2]?.missed ?? Number.NaN;
    expect(people).toBe(PEOPLE);
    expect(missed("two frontal, fused")).toBeGreaterThan(missed("frontal and turned, fused"));
  });

  it.each([
    ["only one frontal photo", [0, 20, 24, 26]],
    ["no turned photo", [0, 1, 2, 3]],
    ["nothing left to search with", [0, 1, 20]],
  ])("leaves out people with %s", (_, yaws) => {
    expect(compareSideReferences(photos(yaws), [1e-2]).people).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { fuseGroups } from "./fusion";

describe("fuseGroups", () => {
  const photo = (person: string, x: number, y: number) => ({ person, vector: Float32Array.from([x, y]) });

  it("fuses whole groups of people who have two, and leaves the others out", () => {
    const many = [
      photo("a", 1, 0),
      photo("b", 1, 0),
      photo("a", 0, 1),
      photo("a", 0, 1),
      photo("a", 0, 1),
      photo("a", 1, 0),
    ];
    const { single, fused } = fuseGroups(many, 2);
    expect(single).toHaveLength(5);
    expect(
      fused.map(({ person, vector }) => [person, ...Array.from(vector, (value) => value.toFixed(2))]),
    ).toEqual([
      ["a", "0.71", "0.71"],
      ["a", "0.00", "1.00"],
    ]);
  });
});

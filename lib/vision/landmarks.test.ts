import { describe, expect, it } from "vitest";
import {
  alignmentPoints,
  eyeOpenness,
  type FaceMesh,
  interEyeDistance,
  LANDMARK_INDICES,
  type MeshPoint,
  mouthOpenness,
  traceLandmarks,
} from "./landmarks";

function mesh(points: Record<number, [number, number]>): FaceMesh {
  const all: MeshPoint[] = Array.from({ length: 478 }, (_, i) => ({ x: i, y: 1000 + i, z: 0 }));
  for (const [index, [x, y]] of Object.entries(points)) all[Number(index)] = { x, y, z: 5 };
  return all;
}

describe("alignmentPoints", () => {
  it("is the middle of each eye, the nose tip and the mouth corners, from the left of the picture", () => {
    const points = alignmentPoints(
      mesh({
        33: [100, 50],
        133: [130, 54],
        362: [170, 52],
        263: [200, 50],
        1: [150, 90],
        61: [120, 120],
        291: [180, 122],
      }),
    );
    expect(points).toEqual([
      { x: 115, y: 52 },
      { x: 185, y: 51 },
      { x: 150, y: 90 },
      { x: 120, y: 120 },
      { x: 180, y: 122 },
    ]);
    expect(interEyeDistance(points)).toBeCloseTo(Math.hypot(70, 1), 9);
  });
});

describe("traceLandmarks", () => {
  it("is twelve different points in their fixed order, without depth", () => {
    expect(new Set(LANDMARK_INDICES).size).toBe(12);
    expect(traceLandmarks(mesh({}))).toEqual(
      LANDMARK_INDICES.map((index) => ({ x: index, y: 1000 + index })),
    );
  });

  it("refuses a mesh that is too short", () => {
    expect(() => traceLandmarks([])).toThrow(RangeError);
  });
});

describe("openness", () => {
  const open = mesh({
    ...{ 33: [100, 50], 133: [140, 50], 160: [113, 44], 144: [113, 56], 158: [127, 44], 153: [127, 56] },
    ...{ 362: [180, 50], 263: [220, 50], 385: [193, 49], 380: [193, 51], 387: [207, 49], 373: [207, 51] },
    ...{ 78: [130, 120], 308: [170, 120], 13: [150, 110], 14: [150, 130] },
  });

  it("is lid distance over eye width, for the person's own right and left eye", () => {
    expect(eyeOpenness(open).right).toBeCloseTo(0.3, 9);
    expect(eyeOpenness(open).left).toBeCloseTo(0.05, 9);
  });

  it("is lip distance over mouth width", () => {
    expect(mouthOpenness(open)).toBeCloseTo(0.5, 9);
  });

  it("is 0 where a mesh has collapsed to a point", () => {
    const point: MeshPoint = { x: 1, y: 1, z: 0 };
    expect(mouthOpenness(Array.from({ length: 478 }, () => point))).toBe(0);
  });
});

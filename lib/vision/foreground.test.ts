import { describe, expect, it } from "vitest";
import { foregroundFaces } from "./foreground";
import type { FaceMesh, MeshPoint } from "./landmarks";

/** A mesh whose eye centres are this far apart. */
function face(interEyePx: number): FaceMesh {
  const mesh: MeshPoint[] = Array.from({ length: 468 }, () => ({ x: 0, y: 0, z: 0 }));
  for (const index of [362, 263]) mesh[index] = { x: interEyePx, y: 0, z: 0 };
  return mesh;
}

describe("foregroundFaces", () => {
  it.each([
    [[], []],
    [[30], [30]],
    [
      [90, 88],
      [90, 88],
    ],
    [[44, 90], [90]],
    [
      [45, 90, 20],
      [90, 45],
    ],
  ])("of faces of %j px between the eyes keeps %j", (sizes, kept) => {
    const faces = sizes.map(face);
    expect(foregroundFaces(faces)).toEqual(kept.map((size) => faces[sizes.indexOf(size)]));
  });
});

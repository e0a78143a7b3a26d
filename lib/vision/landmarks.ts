import type { FaceSighting, Point } from "@/lib/domain/sighting";
import { centre } from "@/lib/vision/alignment";

/** A point of the face mesh: x and y in frame pixels, z towards the camera negative, in the same pixels (roughly). */
export type MeshPoint = Point & { z: number };

/** The 468 (or, with irises, 478) points of MediaPipe's face mesh. "Left" and "right" are the person's own. */
export type FaceMesh = readonly MeshPoint[];

/**
 * The twelve points of a trace, in the order of `FaceSighting.landmarks`: right eye outer and inner corner, left eye inner
 * and outer corner, nose tip, nose bridge, right and left mouth corner, forehead, chin, right and left edge of the face.
 */
export const LANDMARK_INDICES = [33, 133, 362, 263, 1, 168, 61, 291, 10, 152, 234, 454] as const;

/** The point of the mesh with this index. Throws RangeError when the mesh has no such point. */
export function meshPoint(mesh: FaceMesh, index: number): MeshPoint {
  const point = mesh[index];
  if (!point) throw new RangeError(`the mesh has no point ${index}`);
  return point;
}

/** The twelve points of a trace, frame pixels. */
export function traceLandmarks(mesh: FaceMesh): Point[] {
  return LANDMARK_INDICES.map((index) => {
    const { x, y } = meshPoint(mesh, index);
    return { x, y };
  });
}

/** The five points that align a face, in the order of ARCFACE_TEMPLATE: eyes (mean of both corners), nose, mouth corners. */
export function alignmentPoints(mesh: FaceMesh): Point[] {
  const at = (index: number) => meshPoint(mesh, index);
  return [centre([at(33), at(133)]), centre([at(362), at(263)]), at(1), at(61), at(291)].map(({ x, y }) => ({
    x,
    y,
  }));
}

/** Distance between the eye centres, frame pixels. */
export function interEyeDistance(fivePoints: readonly Point[]): number {
  const [right, left] = fivePoints;
  return right && left ? distance(right, left) : 0;
}

/** Eye aspect ratio of both eyes: mean of two lid distances over the width (Soukupova & Cech 2016), closed ~0.1, open ~0.3. */
export function eyeOpenness(mesh: FaceMesh): FaceSighting["eyeOpenness"] {
  return {
    right: openness(
      mesh,
      [33, 133],
      [
        [160, 144],
        [158, 153],
      ],
    ),
    left: openness(
      mesh,
      [362, 263],
      [
        [385, 380],
        [387, 373],
      ],
    ),
  };
}

/** Distance of the inner lips over the width of the inner mouth: 0 shut, towards 1 wide open. */
export function mouthOpenness(mesh: FaceMesh): number {
  return openness(mesh, [78, 308], [[13, 14]]);
}

function openness(mesh: FaceMesh, width: [number, number], heights: [number, number][]): number {
  const span = (pair: [number, number]) => distance(meshPoint(mesh, pair[0]), meshPoint(mesh, pair[1]));
  const across = span(width);
  return across > 0 ? heights.reduce((sum, pair) => sum + span(pair), 0) / heights.length / across : 0;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

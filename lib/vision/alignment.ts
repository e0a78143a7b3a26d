import type { Point } from "@/lib/domain/sighting";
import { type Pixels, type Similarity, warpToSquare } from "@/lib/vision/pixels";

/** The side of an aligned face crop, pixels. */
export const CROP_SIDE = 112;

/**
 * Where ArcFace wants the five points in the 112x112 crop: the eye at the left of the picture, the eye at its right, nose
 * tip, mouth corner at the left, at the right (Deng et al., ArcFace, 2019; the reference points of InsightFace).
 */
export const ARCFACE_TEMPLATE: readonly Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];

/**
 * The similarity (rotation, uniform scale, shift; no reflection) that brings `from` nearest to `to` in the sense of least
 * squares: Umeyama 1991, in its closed form for the plane. Throws RangeError when all points of `from` coincide.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  if (from.length !== to.length) throw new RangeError(`${from.length} points for ${to.length}`);
  const source = centre(from);
  const target = centre(to);
  let spread = 0;
  let cosine = 0;
  let sine = 0;
  for (const [i, point] of from.entries()) {
    const goal = to[i] ?? target;
    const [x, y] = [point.x - source.x, point.y - source.y];
    const [u, v] = [goal.x - target.x, goal.y - target.y];
    spread += x * x + y * y;
    cosine += x * u + y * v;
    sine += x * v - y * u;
  }
  if (!(spread > 0)) throw new RangeError("the points coincide");
  const a = cosine / spread;
  const b = sine / spread;
  return { a, b, tx: target.x - a * source.x + b * source.y, ty: target.y - b * source.x - a * source.y };
}

/** The 112x112 crop of a face for the embedder, from its five points (order of ARCFACE_TEMPLATE, frame pixels). */
export function alignFace(frame: Pixels, fivePoints: readonly Point[]): Pixels {
  return warpToSquare(frame, fitSimilarity(fivePoints, ARCFACE_TEMPLATE), CROP_SIDE);
}

/** The side of the chip that dlib's network looks at, pixels. */
export const CHIP_SIDE = 150;

/** Where dlib's chip has the eye centres: left and right of the picture (image_transforms/interpolation.h, padding 0.25). */
const CHIP_EYES: readonly Point[] = [
  { x: 47.733, y: 47.14 },
  { x: 100.281, y: 47.12 },
];

/**
 * Where the five points belong in dlib's 150x150 chip: ArcFace's, moved so that the eyes are where dlib has them. Measured to be a little
 * better than dlib's own five points on this mesh (docs/measurements.md).
 */
export const DLIB_TEMPLATE: readonly Point[] = movedTo(CHIP_EYES);

/** The 150x150 chip of a face for dlib's network, from its five points (order of ARCFACE_TEMPLATE, frame pixels). */
export function cutChip(frame: Pixels, fivePoints: readonly Point[]): Pixels {
  return warpToSquare(frame, fitSimilarity(fivePoints, DLIB_TEMPLATE), CHIP_SIDE);
}

function movedTo(eyes: readonly Point[]): Point[] {
  const { a, b, tx, ty } = fitSimilarity(ARCFACE_TEMPLATE.slice(0, 2), eyes);
  return ARCFACE_TEMPLATE.map(({ x, y }) => ({ x: a * x - b * y + tx, y: b * x + a * y + ty }));
}

/** The mean of points. */
export function centre(points: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (const point of points) {
    x += point.x / points.length;
    y += point.y / points.length;
  }
  return { x, y };
}

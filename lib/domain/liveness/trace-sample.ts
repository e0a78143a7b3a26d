import type { Point } from "../sighting";

/**
 * One moment of a capture as its trace tells it. `t` ms since the first sample; angles in degrees, openness, `landmarks` (x, y of the
 * twelve points of `FaceSighting`, in that order) and `box` (x, y, width, height) as in `FaceSighting`, pixels of the frame; `rgb` the
 * face's mean colour 0..255; `shown` the colour that the screen gave off (index of SCREEN_COLOURS), null when it gave off none; `cos` the
 * comparison of this frame's vector with the fused one, null where the sample is none of the frames that are sent.
 */
export type TraceSample = {
  t: number;
  yaw: number;
  pitch: number;
  roll: number;
  eyes: [left: number, right: number];
  mouth: number;
  box: [x: number, y: number, width: number, height: number];
  landmarks: number[];
  rgb: [number, number, number];
  shown: number | null;
  cos: number | null;
};

/** Where each of the twelve points stands in `landmarks`. Left and right are the person's own. */
export const TRACE_POINTS = {
  rightEyeOuter: 0,
  rightEyeInner: 1,
  leftEyeInner: 2,
  leftEyeOuter: 3,
  nose: 4,
  bridge: 5,
  rightMouth: 6,
  leftMouth: 7,
  forehead: 8,
  chin: 9,
  rightEdge: 10,
  leftEdge: 11,
} as const;

/** The twelve points of a sample, frame pixels. */
export function pointsOf({ landmarks }: Pick<TraceSample, "landmarks">): Point[] {
  return Array.from({ length: landmarks.length / 2 }, (_, i) => ({
    x: landmarks[2 * i] ?? Number.NaN,
    y: landmarks[2 * i + 1] ?? Number.NaN,
  }));
}

/** The middles of the right and the left eye, frame pixels. */
export function eyesOf(points: readonly Point[]): { right: Point; left: Point } {
  const at = (index: number) => points[index] ?? { x: Number.NaN, y: Number.NaN };
  const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const { rightEyeOuter, rightEyeInner, leftEyeInner, leftEyeOuter } = TRACE_POINTS;
  return {
    right: middle(at(rightEyeOuter), at(rightEyeInner)),
    left: middle(at(leftEyeInner), at(leftEyeOuter)),
  };
}

/** Distance of the eyes' middles, frame pixels. */
export function eyeDistance(points: readonly Point[]): number {
  const { right, left } = eyesOf(points);
  return Math.hypot(left.x - right.x, left.y - right.y);
}

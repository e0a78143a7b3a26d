import { median } from "../median";
import { planeResidual } from "./plane-fit";
import { eyeDistance, pointsOf, type TraceSample } from "./trace-sample";

/**
 * How far a head turned. `degrees` by the angle that the samples report (facemesh understates it a little); `residual` what no view of a
 * plane explains between its resting and its farthest samples, in eye distances; `largestStep` the largest change between two samples, as a
 * share of `degrees`: a head passes through the angles on its way, a second picture does not.
 */
export type TurnAmplitude = { degrees: number; residual: number; largestStep: number };

/** Which angle a turn is of, and to which side: +1 towards the right edge of the frame (yaw) or down (pitch). */
export type TurnAxis = { angle: "yaw" | "pitch"; sign: 1 | -1 };

/** At most so many samples at rest are compared with as many at the farthest point (vision.md §2). */
const COMPARED = 5;

/** Measures a turn from samples at rest to the farthest of the samples during the step. Null when there are too few to say. */
export function measureTurn(
  atRest: readonly TraceSample[],
  during: readonly TraceSample[],
  { angle, sign }: TurnAxis,
): TurnAmplitude | null {
  const count = Math.min(COMPARED, atRest.length, Math.floor(during.length / 4));
  if (count < 2) return null;
  const rest = median(atRest.map((sample) => sample[angle]));
  const nearRest = [...atRest].sort((a, b) => Math.abs(a[angle] - rest) - Math.abs(b[angle] - rest));
  const farthest = [...during].sort((a, b) => sign * (b[angle] - a[angle]));
  const pairs = Array.from({ length: count }, (_, i) => [nearRest[i], farthest[i]] as const);
  const degrees = mean(pairs.map(([, far]) => sign * ((far?.[angle] ?? rest) - rest)));
  const unit = median(atRest.map((sample) => eyeDistance(pointsOf(sample))));
  const residuals = pairs.map(([near, far]) =>
    near && far ? planeResidual(pointsOf(near), pointsOf(far), "homography") / unit : Number.NaN,
  );
  const path = [...atRest.slice(-1), ...during].map((sample) => sample[angle]);
  const steps = path.slice(1).map((value, i) => Math.abs(value - (path[i] ?? value)));
  return { degrees, residual: median(residuals), largestStep: Math.max(...steps) / Math.max(degrees, 1) };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

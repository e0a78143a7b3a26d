import { median } from "../median";
import type { Point } from "../sighting";
import { affineStretch, planeResidual } from "./plane-fit";
import { eyeDistance, pointsOf, TRACE_POINTS, type TraceSample } from "./trace-sample";

/** What a face does that no still of it can: close both eyes and open them again, or move its lips. */
export type SignOfLife = "blink" | "mouth";

/**
 * `blinkDepth`: how far both eyes must close below their usual openness, for `blinkMs` at most. `mouthRatio`: natural logarithm of the
 * mouth's openness (with `mouthFloor` added) at its widest to its narrowest; a mouth that moves is also seen between the two, in the middle
 * `betweenShare` of its reach. Both count only where the face is seen from about one side: within `frontalDegrees` of the camera, turned
 * from its usual angles by no more than `stillDegrees`, and not stretched by more than `stretch` (`affineStretch` without mouth and chin),
 * for a picture that is tilted or bent opens and shuts its mouth to the landmark network. A change
 * of the whole face between two samples of at least `cutShare` eye distances beyond any view of a plane, and `cutRatio` times what is usual
 * in this trace, is a cut: nothing that happens across it is life.
 */
export type LifeLimits = {
  frontalDegrees: number;
  stretch: number;
  betweenShare: number;
  blinkDepth: number;
  blinkMs: number;
  mouthRatio: number;
  mouthFloor: number;
  mouthSwings: number;
  stillDegrees: number;
  cutShare: number;
  cutRatio: number;
};

/** Fewest samples between two cuts in which something can be seen to happen. */
const MIN_PIECE = 4;

/**
 * Signs of life in a capture, non-rigid motion that a moved, turned or bent picture does not have (vision.md §2; limits measured on clips
 * and stills, docs/measurements.md). Empty when there is none.
 */
export function findSignsOfLife(samples: readonly TraceSample[], limits: LifeLimits): SignOfLife[] {
  const pieces = piecesBetweenCuts(samples, limits)
    .map((piece) => seenAlike(piece, limits))
    .filter((piece) => piece.length >= MIN_PIECE);
  const signs: SignOfLife[] = [];
  if (pieces.some((piece) => countBlinks(piece, limits) > 0)) signs.push("blink");
  if (pieces.some((piece) => mouthMoves(piece, limits))) signs.push("mouth");
  return signs;
}

/** How often both eyes close and open again. Openness is compared with its median over the samples. */
export function countBlinks(samples: readonly TraceSample[], limits: LifeLimits): number {
  const usual = [0, 1].map((eye) => median(samples.map(({ eyes }) => eyes[eye as 0 | 1])));
  const isClosed = ({ eyes }: TraceSample) =>
    eyes.every((openness, eye) => openness <= (usual[eye] ?? 0) - limits.blinkDepth);
  let blinks = 0;
  let closedAt: number | null = null;
  for (const [i, sample] of samples.entries()) {
    const before = samples[i - 1];
    if (isClosed(sample)) {
      // A capture that begins with closed eyes has not shown them close.
      if (before && !isClosed(before)) closedAt = sample.t;
    } else if (closedAt !== null) {
      if (sample.t - closedAt <= limits.blinkMs) blinks += 1;
      closedAt = null;
    }
  }
  return blinks;
}

/** What speaking does not move: the points of a trace but for the corners of the mouth and the chin. */
const STEADY_POINTS = Object.entries(TRACE_POINTS)
  .filter(([name]) => !["rightMouth", "leftMouth", "chin"].includes(name))
  .map(([, index]) => index);

/** The samples in which the face is seen from the side from which it is mostly seen. */
function seenAlike(samples: readonly TraceSample[], limits: LifeLimits): TraceSample[] {
  const [yaw, pitch] = [median(samples.map((s) => s.yaw)), median(samples.map((s) => s.pitch))];
  const turned = samples.filter(
    (s) =>
      Math.abs(s.yaw) <= limits.frontalDegrees &&
      Math.abs(s.yaw - yaw) <= limits.stillDegrees &&
      Math.abs(s.pitch - pitch) <= limits.stillDegrees,
  );
  const usual = turned.toSorted((a, b) => a.yaw - b.yaw)[Math.floor(turned.length / 2)];
  if (!usual) return [];
  const steady = steadyPointsOf(usual);
  return turned.filter((s) => affineStretch(steady, steadyPointsOf(s)) <= limits.stretch);
}

function steadyPointsOf(sample: TraceSample): Point[] {
  const points = pointsOf(sample);
  return STEADY_POINTS.flatMap((index) => points[index] ?? []);
}

function mouthMoves(samples: readonly TraceSample[], limits: LifeLimits): boolean {
  const levels = samples.map(({ mouth }) => Math.log(limits.mouthFloor + mouth));
  if (countSwings(levels, limits.mouthRatio) < limits.mouthSwings) return false;
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const aside = ((1 - limits.betweenShare) / 2) * (high - low);
  return levels.some((level) => level >= low + aside && level <= high - aside);
}

/** How often a series swings: each rise and each fall by at least `least` from its last turning point. */
export function countSwings(series: readonly number[], least: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let direction: "up" | "down" | null = null;
  let swings = 0;
  for (const value of series) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    const turnsUp: boolean = direction !== "up" && value - low >= least;
    const turnsDown: boolean = direction !== "down" && high - value >= least;
    if (!turnsUp && !turnsDown) continue;
    direction = turnsUp ? "up" : "down";
    swings += 1;
    [low, high] = [value, value];
  }
  return swings;
}

/** The samples in pieces that no cut runs through. */
export function piecesBetweenCuts(samples: readonly TraceSample[], limits: LifeLimits): TraceSample[][] {
  const changes = faceChanges(samples);
  const usual = median(changes);
  const pieces: TraceSample[][] = [];
  for (const [i, sample] of samples.entries()) {
    const change = changes[i - 1] ?? Number.POSITIVE_INFINITY;
    const isCut = change >= limits.cutShare && change >= limits.cutRatio * usual;
    const last = pieces.at(-1);
    if (isCut || !last) pieces.push([sample]);
    else last.push(sample);
  }
  return pieces;
}

/** Between each sample and the next: what no affine view of a plane explains, in eye distances. */
export function faceChanges(samples: readonly TraceSample[]): number[] {
  const points = samples.map(pointsOf);
  const unit = median(points.map(eyeDistance));
  return points.slice(1).map((now, i) => planeResidual(points[i] ?? now, now, "affinity") / unit);
}

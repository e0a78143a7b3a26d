import { median } from "../median";
import { eyeDistance, pointsOf, type TraceSample } from "./trace-sample";

/**
 * Time: at least `minSamples` over `minSpanMs`, none more than `maxGapMs` after the one before, none sooner than a camera of
 * `maxPerSecond` could give it. Speed: head angles change by at most `degreesPerSecond` (security.md §1.4, check 15), the face moves by at
 * most `widthsPerSecond` of its own widths and grows or shrinks by at most `growthPerSecond` (natural logarithm); what lies within the
 * noise of the landmark network (`freeDegrees`, `freeWidths`, `freeGrowth`) is not speed. While the screen gives off no colour, the
 * face's mean colour changes by at most `levelsPerSecond` (0..255), `freeLevels` always: another face in another light is no motion.
 */
export type MotionLimits = {
  minSamples: number;
  minSpanMs: number;
  maxGapMs: number;
  maxPerSecond: number;
  degreesPerSecond: number;
  freeDegrees: number;
  widthsPerSecond: number;
  freeWidths: number;
  growthPerSecond: number;
  freeGrowth: number;
  levelsPerSecond: number;
  freeLevels: number;
};

/** Why the times of a trace cannot be a camera's, or null. */
export function findTimeFault(
  samples: readonly TraceSample[],
  limits: MotionLimits,
): "not_monotone" | "too_short" | "too_sparse" | "too_dense" | null {
  const times = samples.map(({ t }) => t);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  if (samples.length < limits.minSamples || !(span >= limits.minSpanMs)) return "too_short";
  const gaps = times.slice(1).map((t, i) => t - (times[i] ?? t));
  if (gaps.some((gap) => !(gap > 0))) return "not_monotone";
  if (gaps.some((gap) => gap > limits.maxGapMs)) return "too_sparse";
  return samplesPerSecond(samples) > limits.maxPerSecond ? "too_dense" : null;
}

/** Samples a second by the median gap; NaN for fewer than two. */
export function samplesPerSecond(samples: readonly TraceSample[]): number {
  return 1000 / median(samples.slice(1).map(({ t }, i) => t - (samples[i]?.t ?? t)));
}

/** Whether nothing in the trace moves faster than a head can. */
export function isPlausiblySlow(samples: readonly TraceSample[], limits: MotionLimits): boolean {
  return samples.slice(1).every((now, i) => {
    const before = samples[i];
    return before !== undefined && isSlowBetween(before, now, limits);
  });
}

function isSlowBetween(before: TraceSample, now: TraceSample, limits: MotionLimits): boolean {
  const seconds = (now.t - before.t) / 1000;
  const turned = Math.max(...(["yaw", "pitch", "roll"] as const).map((a) => Math.abs(now[a] - before[a])));
  const [bx, by, bw, bh] = before.box;
  const [nx, ny, nw, nh] = now.box;
  const moved = Math.hypot(nx + nw / 2 - bx - bw / 2, ny + nh / 2 - by - bh / 2) / bw;
  const sizes = [before, now].map((sample) => eyeDistance(pointsOf(sample)));
  const grown = Math.abs(Math.log((sizes[1] ?? 0) / (sizes[0] ?? 0)));
  const tinted = Math.max(...now.rgb.map((level, i) => Math.abs(level - (before.rgb[i] ?? level))));
  return (
    (now.shown !== null ||
      before.shown !== null ||
      tinted <= Math.max(limits.freeLevels, limits.levelsPerSecond * seconds)) &&
    turned <= Math.max(limits.freeDegrees, limits.degreesPerSecond * seconds) &&
    moved <= Math.max(limits.freeWidths, limits.widthsPerSecond * seconds) &&
    grown <= Math.max(limits.freeGrowth, limits.growthPerSecond * seconds)
  );
}

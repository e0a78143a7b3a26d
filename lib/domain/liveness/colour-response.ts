import { median } from "../median";
import type { TraceSample } from "./trace-sample";

/** The colours a screen can give off, RGB 0..255. A sequence is a list of indices. */
export const SCREEN_COLOURS = [
  [255, 64, 64],
  [64, 255, 64],
  [80, 110, 255],
  [255, 255, 80],
  [80, 255, 255],
  [255, 255, 255],
] as const satisfies readonly (readonly [number, number, number])[];

/** `correlation`: least correlation of the face's colour with the screen's; `delayMs`: how late a colour may reach the camera's picture. */
export type ColourLimits = { correlation: number; delayMs: number; minSamples: number };

/**
 * How the face's colour follows the screen's: the correlation (-1..1) of its chromaticity with the shown colours', over the samples whose
 * colour has been shown for longer than the delay. NaN when too little was shown. A face fed in from a recording does not follow.
 */
export function colourResponse(samples: readonly TraceSample[], limits: ColourLimits): number {
  const settled = samples.filter((sample, i) => {
    if (sample.shown === null) return false;
    const since = samples.slice(0, i + 1).findLastIndex(({ shown }) => shown !== sample.shown);
    return sample.t - (samples[since]?.t ?? Number.NEGATIVE_INFINITY) > limits.delayMs;
  });
  const colours = new Set(settled.map(({ shown }) => shown));
  if (settled.length < limits.minSamples || colours.size < 2) return Number.NaN;
  const given = settled.map(({ shown }) => chromaticity(SCREEN_COLOURS[shown ?? 0] ?? SCREEN_COLOURS[5]));
  const seen = settled.map(({ rgb }) => chromaticity(rgb));
  return correlation(given, seen);
}

/** Red and green as shares of the whole: what a change of brightness leaves alone. */
function chromaticity([red, green, blue]: readonly [number, number, number]): [number, number] {
  const sum = Math.max(1, red + green + blue);
  return [red / sum, green / sum];
}

function correlation(a: readonly [number, number][], b: readonly [number, number][]): number {
  const about = (list: readonly [number, number][]) => {
    const middle = [median(list.map(([x]) => x)), median(list.map(([, y]) => y))];
    return list.flatMap(([x, y]) => [x - (middle[0] ?? 0), y - (middle[1] ?? 0)]);
  };
  const [one, other] = [about(a), about(b)];
  const dot = one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
  const size = (list: number[]) => Math.sqrt(list.reduce((sum, value) => sum + value * value, 0));
  return dot / (size(one) * size(other));
}

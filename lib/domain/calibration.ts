import { distanceOfCosine } from "./vector";

/**
 * A calibrated embedder: the cosine threshold at each false match rate, measured on labelled pairs (docs/measurements.md, vision.md §1).
 * `targetFpir` is the accepted false positive identification rate of one search; `margin` the cosine lead over the second person.
 */
export type Calibration = {
  modelId: string;
  modelVersion: string;
  version: string;
  source: string;
  points: readonly { fmr: number; cosine: number }[];
  targetFpir: number;
  margin: number;
  /** Passive PAD (mean of the frames) below this is refused. */
  padThreshold: number;
};

/**
 * The L2 distance (0..2) at or under which the nearest of `gallerySize` people is accepted: FMR = 1 - (1 - FPIR*)^(1/N), read off the
 * calibration by linear interpolation in log10(FMR); beyond its ends the end point holds, and past the strict end the line goes on
 * rising with the last slope, so that a larger gallery is never easier. Throws RangeError for N < 1.
 */
export function distanceThreshold(calibration: Calibration, gallerySize: number): number {
  return distanceOfCosine(cosineThreshold(calibration, gallerySize));
}

/** The same threshold as cosine comparison score, -1..1. */
export function cosineThreshold(calibration: Calibration, gallerySize: number): number {
  if (!(gallerySize >= 1)) throw new RangeError(`a gallery of ${gallerySize} people`);
  return cosineAtFmr(calibration, 1 - (1 - calibration.targetFpir) ** (1 / gallerySize));
}

/**
 * The cosine, -1..1, that a share `fmr` (0..1) of impostor pairs reaches, read off the calibration as `distanceThreshold` says. Throws
 * RangeError for a calibration of fewer than two points.
 */
export function cosineAtFmr(calibration: Calibration, fmr: number): number {
  const wanted = Math.log10(fmr);
  const points = [...calibration.points].sort((a, b) => b.fmr - a.fmr);
  const first = points[0];
  const last = points.at(-1);
  const beforeLast = points.at(-2);
  if (!first || !last || !beforeLast) throw new RangeError("a calibration needs two points");
  if (wanted >= Math.log10(first.fmr)) return first.cosine;
  for (let i = 1; i < points.length; i++) {
    const loose = points[i - 1] ?? first;
    const strict = points[i] ?? last;
    if (wanted >= Math.log10(strict.fmr)) return between(loose, strict, wanted);
  }
  return Math.min(0.999, between(beforeLast, last, wanted));
}

type CalibrationPoint = { fmr: number; cosine: number };

function between(a: CalibrationPoint, b: CalibrationPoint, log10Fmr: number): number {
  const from = Math.log10(a.fmr);
  const to = Math.log10(b.fmr);
  return a.cosine + ((b.cosine - a.cosine) * (log10Fmr - from)) / (to - from);
}

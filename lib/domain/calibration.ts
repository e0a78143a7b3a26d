import { distanceOfCosine } from "./vector";

/** The cosine that a share `fmr` (0..1) of the comparisons of two different people reaches. */
export type CalibrationPoint = { fmr: number; cosine: number };

/**
 * A calibrated embedder: the cosine threshold at each false match rate, and the share of genuine pairs of single photos under a cosine
 * (`genuine`, rising), measured on labelled pairs (docs/measurements.md, vision.md §1). `targetFpir` is the accepted false positive
 * identification rate of one search; `margin` the cosine lead over the second person.
 */
export type Calibration = {
  modelId: string;
  modelVersion: string;
  /** Of the calibration, not of the model: a later one of the same model takes its place. */
  version: string;
  source: string;
  points: readonly CalibrationPoint[];
  genuine: readonly { cosine: number; fnmr: number }[];
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
export function cosineAtFmr(calibration: Pick<Calibration, "points">, fmr: number): number {
  const wanted = Math.log10(fmr);
  const { points, first, last, beforeLast } = fromLooseToStrict(calibration);
  if (wanted >= Math.log10(first.fmr)) return first.cosine;
  for (let i = 1; i < points.length; i++) {
    const loose = points[i - 1] ?? first;
    const strict = points[i] ?? last;
    if (wanted >= Math.log10(strict.fmr)) return between(loose, strict, wanted);
  }
  return Math.min(0.999, between(beforeLast, last, wanted));
}

/**
 * The share 0..1 of impostor pairs that reaches a cosine: `cosineAtFmr` the other way round, its lines going on at both ends, never over 1.
 * Below the loosest measured point it is a guess. Throws RangeError as `cosineAtFmr`.
 */
export function fmrAtCosine(calibration: Pick<Calibration, "points">, cosine: number): number {
  const { points, first, last, beforeLast } = fromLooseToStrict(calibration);
  const at = points.findIndex((point) => point.cosine >= cosine);
  const strict = at === -1 ? last : (points[Math.max(1, at)] ?? last);
  const loose = at === -1 ? beforeLast : (points[Math.max(1, at) - 1] ?? first);
  const slope = (Math.log10(strict.fmr) - Math.log10(loose.fmr)) / (strict.cosine - loose.cosine);
  return Math.min(1, 10 ** (Math.log10(loose.fmr) + slope * (cosine - loose.cosine)));
}

/** The share 0..1 of genuine pairs of single photos that stays under a cosine; linear between what was measured, constant beyond it. */
export function fnmrAtCosine({ genuine }: Pick<Calibration, "genuine">, cosine: number): number {
  const above = genuine.findIndex((point) => point.cosine >= cosine);
  if (above === -1) return genuine.at(-1)?.fnmr ?? Number.NaN;
  const high = genuine[above];
  const low = genuine[above - 1] ?? high;
  if (!high || !low) return Number.NaN;
  const width = high.cosine - low.cosine;
  return width > 0 ? low.fnmr + ((high.fnmr - low.fnmr) * (cosine - low.cosine)) / width : high.fnmr;
}

/** What a threshold does, estimated: share of strangers' searches that name somebody, and of enrolled people's that do not name them. */
export type RateEstimate = { cosine: number; fpir: number; fnir: number };

/** Rates of searches among `gallerySize` people at a cosine: FPIR = 1 - (1 - FMR)^N; FNIR that of single photos, which fused frames undercut. */
export function estimateRates(calibration: Calibration, gallerySize: number, cosine: number): RateEstimate {
  const fmr = fmrAtCosine(calibration, cosine);
  return { cosine, fpir: 1 - (1 - fmr) ** gallerySize, fnir: fnmrAtCosine(calibration, cosine) };
}

/**
 * The calibration for an organisation whose own people were compared with each other: wherever they are more alike than the calibration
 * says (`own`, the cosines that a share of their pairs reaches), its points move up to them, the stricter ones by as much as the last
 * measured one. Never looser: a few hundred people show nothing of the rare.
 */
export function withOwnPeople(calibration: Calibration, own: readonly CalibrationPoint[]): Calibration {
  let excess = 0;
  const { points } = fromLooseToStrict(calibration);
  const moved = points.map(({ fmr, cosine }) => {
    const measured = own.find((point) => Math.abs(Math.log10(point.fmr / fmr)) < 1e-6);
    excess = measured ? Math.max(0, measured.cosine - cosine) : excess;
    return { fmr, cosine: Math.min(0.999, cosine + excess) };
  });
  return { ...calibration, points: moved };
}

function fromLooseToStrict({ points: given }: Pick<Calibration, "points">) {
  const points = [...given].sort((a, b) => b.fmr - a.fmr);
  const [first] = points;
  const last = points.at(-1);
  const beforeLast = points.at(-2);
  if (!first || !last || !beforeLast) throw new RangeError("a calibration needs two points");
  return { points, first, last, beforeLast };
}

function between(a: CalibrationPoint, b: CalibrationPoint, log10Fmr: number): number {
  const from = Math.log10(a.fmr);
  const to = Math.log10(b.fmr);
  return a.cosine + ((b.cosine - a.cosine) * (log10Fmr - from)) / (to - from);
}

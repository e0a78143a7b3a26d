import { isSameModel, type VectorModel } from "./embedder-model";
import { agreeingFrames } from "./enrolment";
import type { CapturePurpose, FaceQuality, FaceSighting, SecondVector, Sighting } from "./sighting";
import { cosine, meanDirection } from "./vector";

/**
 * When a capture is enough. `minFrames`..`maxFrames` good frames, `gapMs` apart, the first and last of them at least `spanMs`
 * apart, and sightings over at least `traceMs`; `lostMs` without a face and `blindMs` without a look start it again, and so
 * does a frame whose cosine to the running mean is below what its model gives to one face. Where `counted` is "agreeing", only frames that
 * agree in pairs count, as the server will judge them, unless all `maxFrames` are there. The trace keeps sightings at least `sampleGapMs`
 * apart and at most `maxSamples` of them: then the older half is thinned to every second one, but for those of the frames.
 */
export type CaptureRules = {
  minFrames: number;
  maxFrames: number;
  gapMs: number;
  spanMs: number;
  traceMs: number;
  lostMs: number;
  blindMs: number;
  sampleGapMs: number;
  maxSamples: number;
  counted: "all" | "agreeing";
};

const CONTINUITY = { lostMs: 700, blindMs: 3_000, sampleGapMs: 70, maxSamples: 90 };

/** A turned pose is held for a moment: three frames over half a second, so that it is no blurred one in passing. */
const TURNED: CaptureRules = {
  minFrames: 3,
  maxFrames: 5,
  gapMs: 200,
  spanMs: 500,
  traceMs: 0,
  counted: "agreeing",
  ...CONTINUITY,
};

/**
 * vision.md §4. An enrolment is asked for a little more than its three seconds, so that one frame at either end may still be found
 * wanting; its twelve frames at 300 ms always span them, so none need be given up before it is complete.
 */
export const CAPTURE_RULES: Record<CapturePurpose, CaptureRules> = {
  check_in: {
    minFrames: 3,
    maxFrames: 5,
    gapMs: 150,
    spanMs: 300,
    traceMs: 800,
    counted: "all",
    ...CONTINUITY,
  },
  enrol: {
    minFrames: 5,
    maxFrames: 12,
    gapMs: 300,
    spanMs: 3_300,
    traceMs: 0,
    counted: "agreeing",
    ...CONTINUITY,
  },
  enrol_left: TURNED,
  enrol_right: TURNED,
};

/** A frame that passed the quality gate: `at` in ms of the caller's clock, the passive PAD score 0..1, the unit vector. */
export type GoodFrame = {
  at: number;
  embedding: Float32Array;
  livePad: number;
  quality: FaceQuality;
  second?: SecondVector;
};

/**
 * What has been collected of one face so far. `samples` is every sighting of it, `frames` the good ones kept, in time order; `model` made
 * all their vectors, null while there is nothing.
 */
export type Capture = {
  frames: readonly GoodFrame[];
  samples: readonly CaptureSample[];
  model: VectorModel | null;
};

/** A sighting of the face; `shown`: the colour that the screen gave off then (index of SCREEN_COLOURS), null for none. */
export type CaptureSample = { at: number; face: FaceSighting; shown: number | null };

/** Nothing collected yet. */
export const EMPTY_CAPTURE: Capture = { frames: [], samples: [], model: null };

/** The capture after one more sighting: grown, unchanged, or begun again because the face was lost, joined or replaced. */
export function addSighting(
  capture: Capture,
  sighting: Sighting & { shown?: number | null },
  rules: CaptureRules,
): Capture {
  const { at, face, faceCount, model, shown = null } = sighting;
  if (faceCount > 1) return EMPTY_CAPTURE;
  const silence = at - (capture.samples.at(-1)?.at ?? at);
  if (!face) return silence > rules.lostMs ? EMPTY_CAPTURE : capture;
  if (capture.samples.length > 0 && silence < rules.sampleGapMs) return capture;
  const frame = goodFrame(at, face);
  const continues =
    silence <= rules.blindMs &&
    isOfModel(capture, model) &&
    (!frame || isSameFace(capture.frames, frame, model));
  const before = continues ? capture : EMPTY_CAPTURE;
  const frames = frame ? keepBest(before.frames, frame, rules) : before.frames;
  return { frames, samples: thinned([...before.samples, { at, face, shown }], frames, rules), model };
}

function thinned(
  samples: readonly CaptureSample[],
  frames: readonly GoodFrame[],
  { maxSamples }: CaptureRules,
): readonly CaptureSample[] {
  if (samples.length <= maxSamples) return samples;
  const ofFrames = new Set(frames.map(({ at }) => at));
  return samples.filter(({ at }, i) => i >= maxSamples / 2 || i % 2 === 0 || ofFrames.has(at));
}

/** Whether there are enough good frames over enough time. */
export function isCaptureComplete(capture: Capture, rules: CaptureRules): boolean {
  return captureProgress(capture, rules) === 1;
}

/** How much of the capture is there, 0..1: the least advanced of its frames, their span and the trace. 1 when it is complete. */
export function captureProgress(capture: Capture, rules: CaptureRules): number {
  const { samples } = capture;
  const counted = countedFrames(capture, rules);
  return Math.min(
    share(counted.length, rules.minFrames),
    share(durationMs(counted), rules.spanMs),
    share(durationMs(samples), rules.traceMs),
  );
}

function countedFrames({ frames, model }: Capture, rules: CaptureRules): readonly GoodFrame[] {
  if (rules.counted === "all" || frames.length >= rules.maxFrames || !model) return frames;
  const vectors = frames.map(({ embedding }) => embedding);
  return agreeingFrames(vectors, model.agreement).flatMap((index) => frames[index] ?? []);
}

/** The model that made the vectors of a capture. Throws RangeError when there is none. */
export function modelOfCapture({ model }: Capture): VectorModel {
  if (!model) throw new RangeError("a capture without frames");
  return model;
}

/** The fused unit vector of the good frames. Throws RangeError when there is none. */
export function fuseCapture(capture: Capture): Float32Array {
  return meanDirection(capture.frames.map((frame) => frame.embedding));
}

/** Quality of the worst frame used: what a cautious reader should judge the capture by. Throws RangeError when there is none. */
export function worstQuality(capture: Capture): FaceQuality {
  const [first, ...rest] = capture.frames;
  if (!first) throw new RangeError("a capture without frames");
  return rest.reduce(
    (worst, { quality }) => (merit(quality) < merit(worst) ? quality : worst),
    first.quality,
  );
}

/** The same person to the continuity bound: cosine of a vector with the running mean of the frames so far (true for the first). */
function isSameFace(frames: readonly GoodFrame[], frame: GoodFrame, model: VectorModel): boolean {
  if (frames.length === 0) return true;
  const mean = meanDirection(frames.map(({ embedding }) => embedding));
  return cosine(frame.embedding, mean) >= model.agreement.same;
}

/** Vectors of two models say nothing of each other. */
function isOfModel(capture: Capture, model: VectorModel): boolean {
  return capture.model === null || isSameModel(capture.model, model);
}

function goodFrame(at: number, { embedding, livePad, quality, second }: FaceSighting): GoodFrame | null {
  if (!embedding || livePad === null) return null;
  return { at, embedding, livePad, quality, ...(second && { second }) };
}

function keepBest(frames: readonly GoodFrame[], frame: GoodFrame, rules: CaptureRules): readonly GoodFrame[] {
  const last = frames.at(-1);
  if (last && frame.at - last.at < rules.gapMs) return frames;
  const all = [...frames, frame];
  if (all.length <= rules.maxFrames) return all;
  const worst = all.reduce((low, one) => (merit(one.quality) < merit(low.quality) ? one : low));
  return all.filter((one) => one !== worst);
}

/** Orders frames of one capture: larger, sharper and more frontal is better. No unit, no calibrated scale. */
function merit(quality: FaceQuality): number {
  const frontal = 1 - Math.min(1, (Math.abs(quality.yawDegrees) + Math.abs(quality.pitchDegrees)) / 90);
  return frontal * Math.min(1, quality.interEyePx / 120) * Math.log1p(Math.max(0, quality.sharpness));
}

function durationMs(moments: readonly { at: number }[]): number {
  return (moments.at(-1)?.at ?? 0) - (moments[0]?.at ?? 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 1;
}

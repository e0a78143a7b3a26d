import { describe, expect, it } from "vitest";
import {
  addSighting,
  CAPTURE_RULES,
  type Capture,
  captureProgress,
  EMPTY_CAPTURE,
  fuseCapture,
  isCaptureComplete,
  worstQuality,
} from "./capture";
import { STANDARD_EMBEDDER } from "./embedder-model";
import type { FaceQuality, Sighting } from "./sighting";
import { normalise, VECTOR_LENGTH } from "./vector";

const rules = CAPTURE_RULES.check_in;

/** A unit vector in the plane of the first two axes, `degrees` away from the first. */
function person(degrees: number): Float32Array {
  const vector = new Float32Array(VECTOR_LENGTH);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return normalise(vector);
}

const QUALITY: FaceQuality = {
  interEyePx: 100,
  yawDegrees: 0,
  pitchDegrees: 0,
  rollDegrees: 0,
  sharpness: 200,
  meanLuma: 120,
  clippedShare: 0,
  lightRatio: 1.1,
};

type Seen = { embedding?: Float32Array | null; quality?: Partial<FaceQuality>; livePad?: number | null };

function face(at: number, { embedding = person(0), quality = {}, livePad = 0.9 }: Seen = {}): Sighting {
  return {
    at,
    width: 640,
    height: 480,
    faceCount: 1,
    model: STANDARD_EMBEDDER,
    face: {
      box: { x: 200, y: 100, width: 180, height: 240 },
      landmarks: Array.from({ length: 12 }, (_, i) => ({ x: 200 + i, y: 150 + i })),
      quality: { ...QUALITY, ...quality },
      eyeOpenness: { left: 0.3, right: 0.31 },
      mouthOpenness: 0.05,
      meanColour: [140, 120, 110],
      livePad,
      embedding,
    },
  };
}

const bad = (at: number) => face(at, { embedding: null, livePad: null });
const nobody = (at: number): Sighting => ({ ...face(at), faceCount: 0, face: null });
const crowd = (at: number): Sighting => ({ ...face(at), faceCount: 2, face: null });

function collect(sightings: Sighting[], which = rules): Capture {
  return sightings.reduce((capture, sighting) => addSighting(capture, sighting, which), EMPTY_CAPTURE);
}

const every = (count: number, ms: number, make: (at: number) => Sighting = face) =>
  Array.from({ length: count }, (_, i) => make(1_000 + i * ms));

describe("what a check-in capture keeps", () => {
  it.each([
    ["good frames far enough apart", every(3, 400), 3, 3],
    ["good frames that come too fast", every(9, 100), 5, 9],
    ["frames that failed the quality gate: only their motion", every(4, 200, bad), 0, 4],
    ["a short blink of the detector", [face(0), face(200), nobody(400), face(600)], 3, 3],
    ["nothing of a face that was lost", [face(0), face(200), nobody(950)], 0, 0],
    ["nothing of two faces", [face(0), face(200), crowd(300)], 0, 0],
    ["only what followed two faces", [face(0), crowd(100), face(300)], 1, 1],
    ["only what followed a stall of the worker", [face(0), face(200), face(3_300)], 1, 1],
    ["only the person who took over", [face(0), face(200), face(400, { embedding: person(80) })], 1, 1],
    ["the same person turning", [face(0), face(200), face(400, { embedding: person(40) })], 3, 3],
  ])("%s", (_, sightings, frames, samples) => {
    const capture = collect(sightings);
    expect([capture.frames.length, capture.samples.length]).toEqual([frames, samples]);
  });

  it("gives up the worst of more than five frames", () => {
    const sharpness = [200, 20, 300, 400, 500, 600];
    const capture = collect(sharpness.map((value, i) => face(i * 200, { quality: { sharpness: value } })));
    expect(capture.frames.map((frame) => frame.quality.sharpness)).toEqual([200, 300, 400, 500, 600]);
  });

  it("keeps no more sightings than a trace may have: the older half thinned, but not those of the frames", () => {
    const capture = collect(every(200, 80));
    expect(capture.samples.length).toBeLessThanOrEqual(rules.maxSamples);
    expect(capture.samples[0]?.at).toBe(1_000);
    expect(capture.samples.at(-1)?.at).toBe(1_000 + 199 * 80);
    const kept = new Set(capture.samples.map(({ at }) => at));
    expect(capture.frames.filter(({ at }) => !kept.has(at))).toEqual([]);
  });

  it("looks no more often than it must", () => {
    const capture = collect(every(60, 35));
    const gaps = capture.samples.slice(1).map(({ at }, i) => at - (capture.samples[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBe(70);
  });
});

describe("when a capture is complete", () => {
  it.each([
    ["check_in", "nothing", [], false],
    ["check_in", "two frames over a second", [face(0), face(1_000)], false],
    ["check_in", "three frames in half a second", every(3, 250), false],
    ["check_in", "three frames over 0.8 s", every(3, 400), true],
    [
      "check_in",
      "three frames in 0.3 s after a longer look",
      [bad(0), bad(400), face(500), face(650), face(800)],
      true,
    ],
    ["enrol", "four frames over four seconds", every(4, 1_200), false],
    ["enrol", "five frames in two seconds", every(5, 500), false],
    ["enrol", "five frames over 3.3 seconds", every(5, 825), true],
    ["enrol", "ten frames a second for 3.3 seconds", every(34, 100), true],
    ["enrol", "five frames in one second, then none for two", [...every(5, 300), bad(4_200)], false],
  ] as const)("%s: %s", (purpose, _, sightings, complete) => {
    const capture = collect([...sightings], CAPTURE_RULES[purpose]);
    expect(isCaptureComplete(capture, CAPTURE_RULES[purpose])).toBe(complete);
    expect(captureProgress(capture, CAPTURE_RULES[purpose]) === 1).toBe(complete);
  });

  it("waits at an enrolment for frames that agree in pairs, as the server wants them", () => {
    // 38 degrees are the same face to the running mean, but not to the frame at -20 (cosine 0.53).
    const directions = [-20, 0, 38, 0, 0, 0];
    const frames = directions.map((degrees, i) => face(i * 800, { embedding: person(degrees) }));
    const complete = (count: number) =>
      isCaptureComplete(collect(frames.slice(0, count), CAPTURE_RULES.enrol), CAPTURE_RULES.enrol);
    expect(collect(frames, CAPTURE_RULES.enrol).frames).toHaveLength(6);
    expect([complete(5), complete(6)]).toEqual([false, true]);
  });

  it("never goes back while the same face stays", () => {
    let capture = EMPTY_CAPTURE;
    let progress = 0;
    for (const sighting of every(40, 100)) {
      capture = addSighting(capture, sighting, CAPTURE_RULES.enrol);
      const next = captureProgress(capture, CAPTURE_RULES.enrol);
      expect(next).toBeGreaterThanOrEqual(progress);
      progress = next;
    }
    expect(progress).toBe(1);
    expect(capture.frames.length).toBeLessThanOrEqual(CAPTURE_RULES.enrol.maxFrames);
  });
});

describe("what comes of a capture", () => {
  it("is the mean direction of its frames", () => {
    const capture = collect([
      face(0, { embedding: person(-20) }),
      face(400, { embedding: person(0) }),
      face(800, { embedding: person(20) }),
    ]);
    expect(Array.from(fuseCapture(capture).slice(0, 3))).toEqual([
      expect.closeTo(1, 5),
      expect.closeTo(0, 5),
      0,
    ]);
  });

  it("is judged by its worst frame", () => {
    const capture = collect([
      face(0),
      face(400, { quality: { interEyePx: 61 } }),
      face(800, { quality: { yawDegrees: 5 } }),
    ]);
    expect(worstQuality(capture).interEyePx).toBe(61);
  });

  it("is nothing without frames", () => {
    expect(() => fuseCapture(EMPTY_CAPTURE)).toThrow(RangeError);
    expect(() => worstQuality(EMPTY_CAPTURE)).toThrow(RangeError);
  });
});

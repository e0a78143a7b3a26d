import { describe, expect, it } from "vitest";
import { STANDARD_EMBEDDER } from "./embedder-model";
import {
  addToPose,
  beginPoses,
  enrolmentCapture,
  type GuidedCapture,
  guidedProgress,
  POSES,
  skipSides,
} from "./guided-capture";
import type { Sighting } from "./sighting";
import { normalise, VECTOR_LENGTH } from "./vector";

/** A unit vector in the plane of the first two axes, `degrees` away from the first. */
function person(degrees: number): Float32Array {
  const vector = new Float32Array(VECTOR_LENGTH);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return normalise(vector);
}

type Seen = { embedding?: Float32Array | null; faceCount?: number };

function seen(at: number, { embedding = person(0), faceCount = 1 }: Seen = {}): Sighting {
  const quality = {
    interEyePx: 100,
    yawDegrees: 0,
    pitchDegrees: 0,
    rollDegrees: 0,
    sharpness: 200,
    meanLuma: 120,
    clippedShare: 0,
    lightRatio: 1.1,
  };
  const face = {
    box: { x: 200, y: 100, width: 180, height: 240 },
    landmarks: [],
    quality,
    eyeOpenness: { left: 0.3, right: 0.3 },
    mouthOpenness: 0.05,
    meanColour: [140, 120, 110] as [number, number, number],
    livePad: embedding && 0.9,
    embedding,
  };
  return {
    at,
    width: 640,
    height: 480,
    faceCount,
    model: STANDARD_EMBEDDER,
    face: faceCount === 1 ? face : null,
  };
}

const through = (guided: GuidedCapture, sightings: Sighting[]) => sightings.reduce(addToPose, guided);
const every = (count: number, from: number, ms: number, what: Seen = {}) =>
  Array.from({ length: count }, (_, i) => seen(from + i * ms, what));

const FRONT = every(11, 0, 350);
const front = through(beginPoses(POSES), FRONT);
const left = through(front, every(3, 5_000, 300, { embedding: person(30) }));
const framesOf = ({ captures }: GuidedCapture) => POSES.map((pose) => captures[pose].frames.length);

describe("a guided capture", () => {
  it("goes from pose to pose and hands over what there is of each", () => {
    expect([beginPoses(POSES).pose, front.pose, left.pose]).toEqual(["frontal", "left", "right"]);
    const whole = through(left, every(3, 7_000, 300, { embedding: person(-30) }));
    expect([whole.pose, guidedProgress(whole)]).toEqual([null, 1]);
    const { frontal, sides } = enrolmentCapture(whole);
    expect([frontal.frames.length, ...sides.map(({ pose }) => pose)]).toEqual([
      framesOf(front)[0],
      "left",
      "right",
    ]);
    expect(addToPose(whole, seen(9_000))).toBe(whole);
  });

  it("is over after the frontal pose where no other is asked for", () => {
    const alone = through(beginPoses(["frontal"]), FRONT);
    expect([alone.pose, guidedProgress(alone), enrolmentCapture(alone).sides]).toEqual([null, 1, []]);
  });

  it.each<[string, Sighting[], number]>([
    ["a face not turned far enough, or blurred", every(9, 5_000, 300, { embedding: null }), 0],
    ["a second face", [...every(2, 5_000, 300), seen(5_600, { faceCount: 2 })], 0],
    ["a face that went away", [...every(2, 5_000, 300), seen(6_500, { faceCount: 0 })], 0],
    ["too short a moment", every(2, 5_000, 300), 2],
    ["somebody else", every(9, 5_000, 300, { embedding: person(80) }), 0],
    [
      "frames that do not agree with each other",
      [-60, 60, -60, 60, -60].map((degrees, i) => seen(5_000 + i * 300, { embedding: person(degrees) })),
      1,
    ],
  ])("repeats a weak pose alone: %s", (_, sightings, frames) => {
    const after = through(front, sightings);
    expect([after.pose, ...framesOf(after)]).toEqual(["left", framesOf(front)[0], frames, 0]);
    const again = through(after, every(5, 9_000, 300, { embedding: person(30) }));
    expect(again.pose).toBe("right");
  });

  it("says that the face is another one until the right one is there again", () => {
    const other = addToPose(front, seen(5_000, { embedding: person(80) }));
    const back = addToPose(other, seen(5_300, { embedding: person(30) }));
    expect([front.stranger, other.stranger, back.stranger]).toEqual([false, true, false]);
  });

  it("skips the turned poses that are missing, never the frontal one", () => {
    expect(enrolmentCapture(skipSides(front)).sides).toEqual([]);
    const half = addToPose(left, seen(7_000));
    expect(enrolmentCapture(skipSides(half)).sides.map(({ pose }) => pose)).toEqual(["left"]);
    expect(skipSides(half).pose).toBeNull();
    const begun = beginPoses(POSES);
    expect(skipSides(begun)).toBe(begun);
  });

  it("grows from nothing to the whole", () => {
    const shares = [beginPoses(POSES), front, left].map(guidedProgress);
    expect(shares).toEqual([0, 0.5, 0.75]);
  });
});

import { describe, expect, it } from "vitest";
import { ARCFACE_AGREEMENT } from "../embedder-model";
import { norm } from "../vector";
import { type FaceTracks, followFaces, fusedFaces, NO_TRACKS, overlapOf } from "./face-tracks";
import type { RoomFace } from "./room-sighting";

/** The direction of one person out of four, with a little of another one in it. */
function vector(person: number, noise = 0): Float32Array {
  const values = new Float32Array(4);
  values[person] = Math.sqrt(1 - noise * noise);
  values[(person + 1) % 4] = noise;
  return values;
}

const QUALITY = {
  interEyePx: 40,
  yawDegrees: 0,
  pitchDegrees: 0,
  rollDegrees: 0,
  sharpness: 60,
  meanLuma: 120,
  clippedShare: 0,
  lightRatio: 1,
};

/** A face at x; without a person it did not pass the gate. */
const seen = (x: number, person?: number, livePad = 0.9): RoomFace => ({
  box: { x, y: 100, width: 100, height: 120 },
  quality: QUALITY,
  livePad: person === undefined ? null : livePad,
  embedding: person === undefined ? null : vector(person, 0.1),
});

const follow = (...looks: RoomFace[][]): FaceTracks =>
  looks.reduce((tracks, faces) => followFaces(tracks, faces, ARCFACE_AGREEMENT), NO_TRACKS);
const shape = ({ tracks }: FaceTracks) =>
  tracks.map(({ id, box, missed, goodFrames }) => ({ id, x: box.x, missed, goodFrames }));

describe("followFaces", () => {
  it("goes on with faces that keep their places, also where no vector is made", () => {
    expect(shape(follow([seen(0, 0), seen(300)], [seen(20, 0), seen(310)]))).toEqual([
      { id: 1, x: 20, missed: 0, goodFrames: 2 },
      { id: 2, x: 310, missed: 0, goodFrames: 0 },
    ]);
  });

  it("knows somebody who moved by the face", () => {
    expect(shape(follow([seen(0, 0)], [seen(700, 0)]))).toEqual([
      { id: 1, x: 700, missed: 0, goodFrames: 2 },
    ]);
  });

  it("begins again where another person is in the place", () => {
    expect(shape(follow([seen(0, 0)], [seen(0, 2)]))).toEqual([
      { id: 1, x: 0, missed: 1, goodFrames: 1 },
      { id: 2, x: 0, missed: 0, goodFrames: 1 },
    ]);
  });

  it("keeps two people apart who change places", () => {
    expect(shape(follow([seen(0, 0), seen(60, 2)], [seen(0, 2), seen(60, 0)]))).toEqual([
      { id: 1, x: 60, missed: 0, goodFrames: 2 },
      { id: 2, x: 0, missed: 0, goodFrames: 2 },
    ]);
  });

  it("uses each face once", () => {
    const { tracks } = follow([seen(0), seen(40)], [seen(20)]);
    expect(tracks.filter(({ missed }) => missed === 0)).toHaveLength(1);
  });

  it("forgets a passer-by soon, and somebody who was known later", () => {
    const known = [[seen(0, 0)], [seen(0, 0)], [seen(0, 0), seen(500, 1)]];
    const gone = (looks: number) => Array.from({ length: looks }, () => []);
    expect(shape(follow(...known, ...gone(4))).map(({ id }) => id)).toEqual([1]);
    expect(shape(follow(...known, ...gone(13)))).toEqual([]);
  });

  it("never gives an id twice", () => {
    const looks = Array.from({ length: 5 }, () => [[seen(0)], [], [], [], []]).flat();
    expect(follow(...looks).nextId).toBe(6);
  });
});

describe("fusedFaces", () => {
  it("needs three good frames and the face in view", () => {
    expect(fusedFaces(follow([seen(0, 0)], [seen(0, 0)], [seen(0)]))).toEqual([]);
    expect(fusedFaces(follow([seen(0, 0)], [seen(0, 0)], [seen(0, 0)]))).toHaveLength(1);
    expect(fusedFaces(follow([seen(0, 0)], [seen(0, 0)], [seen(0, 0)], []))).toEqual([]);
  });

  it("is a unit vector with the mean PAD of the newest five frames", () => {
    const pads = [0, 0.5, 0.5, 0.5, 0.75, 0.75];
    const [only] = fusedFaces(follow(...pads.map((pad) => [seen(0, 0, pad)])));
    expect(only?.fused.pad).toBeCloseTo(0.6, 6);
    expect(only?.fused.frames).toBe(5);
    expect(norm(only?.fused.embedding ?? [])).toBeCloseTo(1, 6);
  });

  it("is at most twelve", () => {
    const crowd = Array.from({ length: 14 }, (_, i) => seen(i * 200, i % 4));
    expect(fusedFaces(follow(crowd, crowd, crowd)).length).toBe(12);
  });
});

describe("overlapOf", () => {
  const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
  it.each([
    [box(0, 0, 10, 10), box(0, 0, 10, 10), 1],
    [box(0, 0, 10, 10), box(5, 0, 10, 10), 1 / 3],
    [box(0, 0, 10, 10), box(10, 0, 10, 10), 0],
    [box(0, 0, 10, 10), box(20, 20, 1, 1), 0],
    [box(0, 0, 10, 10), box(0, 0, 0, 0), 0],
  ])("%j and %j: %d", (a, b, share) => {
    expect(overlapOf(a, b)).toBeCloseTo(share, 9);
  });
});

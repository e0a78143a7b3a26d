import type { Agreement } from "../embedder-model";
import type { Box, FaceQuality } from "../sighting";
import { cosine, meanDirection } from "../vector";
import { MOST_FACES, type RoomFace } from "./room-sighting";

/** A frame of a track that passed the gate. */
export type TrackFrame = { embedding: Float32Array; livePad: number; quality: FaceQuality };

/**
 * One face followed from frame to frame. `box` and `quality` are those of the last frame that had it; `missed` counts the frames since then
 * (0: it is in view). `frames` are its newest good ones; `goodFrames` counts all of them.
 */
export type FaceTrack = {
  id: number;
  box: Box;
  quality: FaceQuality;
  missed: number;
  frames: readonly TrackFrame[];
  goodFrames: number;
};

/** The faces followed so far; no id is given twice. */
export type FaceTracks = { tracks: readonly FaceTrack[]; nextId: number };

/** What a track is looked up by: its fused unit vector, the mean PAD score 0..1 of its frames, and the quality of its worst frame. */
export type FusedFace = { embedding: Float32Array; pad: number; quality: FaceQuality; frames: number };

/** Nobody has been seen. */
export const NO_TRACKS: FaceTracks = { tracks: [], nextId: 1 };

/** A track is looked up with so many good frames at least, and fused from so many at most (vision.md §4). */
const MIN_FRAMES = 3;
const MAX_FRAMES = 5;

/** Boxes of one face in two looks of a seated class, a second or two apart, overlap by this share of their union at least. */
const MIN_OVERLAP = 0.2;

/** After so many looks without it a face is no longer followed: sooner where little is known of it. */
const FORGET = { unfused: 3, fused: 12 };

/**
 * The tracks after one more look. A face goes on with the track whose box it overlaps, unless their vectors say that it is somebody else;
 * a face that moved goes on with the track whose vectors are like its own. What fits best is joined first; each face and each track is
 * used once. `agreement` is that of the model that made the vectors.
 */
export function followFaces(
  { tracks, nextId }: FaceTracks,
  faces: readonly RoomFace[],
  agreement: Agreement,
): FaceTracks {
  const fits = tracks.flatMap((track) =>
    faces.flatMap((face) => {
      const fit = fitOf(track, face, agreement);
      return fit === null ? [] : [{ track, face, fit }];
    }),
  );
  fits.sort((a, b) => b.fit - a.fit);
  const faceOf = new Map<FaceTrack, RoomFace>();
  const taken = new Set<RoomFace>();
  for (const { track, face } of fits) {
    if (faceOf.has(track) || taken.has(face)) continue;
    faceOf.set(track, face);
    taken.add(face);
  }
  const known = tracks.map((track) => {
    const face = faceOf.get(track);
    return face ? grown(track, face) : { ...track, missed: track.missed + 1 };
  });
  const fresh = faces
    .filter((face) => !taken.has(face))
    .map((face, i) => grown({ ...NOTHING_OF_IT, ...place(face), id: nextId + i }, face));
  return {
    tracks: [
      ...known.filter((track) => track.missed <= (isFused(track) ? FORGET.fused : FORGET.unfused)),
      ...fresh,
    ],
    nextId: nextId + fresh.length,
  };
}

/** The faces in view that can be looked up, at most `MOST_FACES`: one for each track with enough good frames. */
export function fusedFaces({ tracks }: FaceTracks): { track: FaceTrack; fused: FusedFace }[] {
  return tracks
    .filter((track) => track.missed === 0 && isFused(track))
    .slice(0, MOST_FACES)
    .map((track) => ({ track, fused: fuse(track) }));
}

/** Whether a track has enough good frames to be looked up. */
export function isFused({ frames }: Pick<FaceTrack, "frames">): boolean {
  return frames.length >= MIN_FRAMES;
}

function fuse({ frames }: FaceTrack): FusedFace {
  const [first, ...rest] = frames;
  if (!first) throw new RangeError("a track without frames");
  return {
    embedding: meanDirection(frames.map(({ embedding }) => embedding)),
    pad: frames.reduce((sum, { livePad }) => sum + livePad, 0) / frames.length,
    quality: rest.reduce(
      (worst, { quality }) => (quality.sharpness < worst.sharpness ? quality : worst),
      first.quality,
    ),
    frames: frames.length,
  };
}

const NOTHING_OF_IT = { missed: 0, frames: [], goodFrames: 0 };

function place({ box, quality }: RoomFace): Pick<FaceTrack, "box" | "quality"> {
  return { box, quality };
}

function grown(track: FaceTrack, face: RoomFace): FaceTrack {
  const { embedding, livePad, quality } = face;
  const seen = { ...track, ...place(face), missed: 0 };
  if (!embedding || livePad === null) return seen;
  const frames = [...track.frames, { embedding, livePad, quality }].slice(-MAX_FRAMES);
  return { ...seen, frames, goodFrames: track.goodFrames + 1 };
}

/** How well a face fits a track, larger is better; null where it cannot be the same. */
function fitOf(track: FaceTrack, face: RoomFace, agreement: Agreement): number | null {
  const overlap = overlapOf(track.box, face.box);
  const likeness =
    face.embedding && track.frames.length > 0
      ? cosine(face.embedding, meanDirection(track.frames.map(({ embedding }) => embedding)))
      : null;
  if (likeness !== null && likeness >= agreement.same) return 1 + likeness + overlap;
  if (likeness !== null && likeness < agreement.other) return null;
  return overlap >= MIN_OVERLAP ? overlap + (likeness ?? 0) : null;
}

/** The share 0..1 of the area of two boxes together that both cover. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (!(width > 0 && height > 0)) return 0;
  const both = width * height;
  return both / (a.width * a.height + b.width * b.height - both);
}

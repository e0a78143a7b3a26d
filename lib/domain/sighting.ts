import type { ModelName, VectorModel } from "./embedder-model";

/** A point in the camera frame: pixels, origin top left, x to the right, y down. */
export type Point = { x: number; y: number };

/** A rectangle in the camera frame, pixels. */
export type Box = { x: number; y: number; width: number; height: number };

/**
 * What the quality gate judges. `interEyePx` distance between the eye centres in frame pixels; angles in degrees as
 * facemesh sees them, less than the real turn (0 = towards the camera; yaw > 0 = the person's head towards the right
 * edge of the un-mirrored frame, pitch > 0 = down, roll > 0 = clockwise); `sharpness` variance of the Laplacian of the 112x112
 * aligned crop's luma (0..); `meanLuma` 0..255 over the face in that crop; `clippedShare` share 0..1 of its pixels at <= 2 or
 * >= 253; `lightRatio` its brighter half / darker half (left-right), >= 1.
 */
export type FaceQuality = {
  interEyePx: number;
  yawDegrees: number;
  pitchDegrees: number;
  rollDegrees: number;
  sharpness: number;
  meanLuma: number;
  clippedShare: number;
  lightRatio: number;
};

/**
 * One face in one frame. `landmarks` holds the twelve points of `LANDMARK_INDICES`, in that order. `eyeOpenness` and
 * `mouthOpenness` are aspect ratios (eye and mouth height / width, 0..~0.5 and 0..~1). `meanColour` is the mean RGB of the
 * face, 0..255. `livePad` is the passive PAD score 0..1 (mean of the two MiniFASNet, 1 = live) and `embedding` the unit vector
 * of `VECTOR_LENGTH` numbers; both are null while the frame did not pass the quality gate of the purpose. `second` is there where a second
 * embedder was asked for and the frame passed.
 */
export type FaceSighting = {
  box: Box;
  landmarks: Point[];
  quality: FaceQuality;
  eyeOpenness: { left: number; right: number };
  mouthOpenness: number;
  meanColour: [number, number, number];
  livePad: number | null;
  embedding: Float32Array | null;
  second?: SecondVector;
};

/** The same face as another model sees it: unit vector of VECTOR_LENGTH numbers. */
export type SecondVector = ModelName & { embedding: Float32Array };

/**
 * What the pipeline saw in one frame. `at` is the caller's clock in milliseconds. `faceCount` leaves out people in the background
 * (less than half as large as the largest face); `face` is set only when it is 1. `model` is the one that embeds.
 */
export type Sighting = {
  at: number;
  width: number;
  height: number;
  faceCount: number;
  face: FaceSighting | null;
  model: VectorModel;
};

/**
 * What one face is captured for: it chooses the quality gate. `enrol_left` and `enrol_right` are the poses of an enrolment in which the head is
 * turned towards the person's own left or right.
 */
export type CapturePurpose = "enrol" | "enrol_left" | "enrol_right" | "check_in";

/** What a frame is looked at for: the capture of one face, or all faces of a room. */
export type LookPurpose = CapturePurpose | "roll_call";

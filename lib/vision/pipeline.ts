import type { QualityHint } from "@/lib/domain/quality-gate";
import { MOST_FACES, type RoomSighting } from "@/lib/domain/roll-call/room-sighting";
import type { FaceQuality, FaceSighting, SecondVector, Sighting } from "@/lib/domain/sighting";
import { alignFace } from "@/lib/vision/alignment";
import type { FaceDetector } from "@/lib/vision/detector";
import type { Embedder, FaceToEmbed } from "@/lib/vision/embedder";
import { foregroundFaces, largestFirst } from "@/lib/vision/foreground";
import { headAngles } from "@/lib/vision/head-angles";
import {
  alignmentPoints,
  eyeOpenness,
  type FaceMesh,
  mouthOpenness,
  traceLandmarks,
} from "@/lib/vision/landmarks";
import type { PassivePad } from "@/lib/vision/pad";
import { faceBox } from "@/lib/vision/pad-crop";
import type { Pixels } from "@/lib/vision/pixels";
import { faceQuality, measureCrop } from "@/lib/vision/quality";

/** The models that look at a frame. `second` is another embedder beside the first, while an organisation changes from one to the other. */
export type FaceModels = {
  detector: FaceDetector;
  pad: PassivePad;
  embedder: Embedder;
  second: Embedder | null;
};

/** Says what is wrong with a face's quality, or null when PAD and embedding are worth their time. */
export type Gate = (quality: FaceQuality) => QualityHint | null;

/** What is seen in one frame: detect, measure, and for the one face that passes the gate passive PAD and embedding. */
export async function examineFrame(
  models: FaceModels,
  frame: Pixels,
  gate: Gate,
): Promise<Omit<Sighting, "at">> {
  const meshes = foregroundFaces(await models.detector.detect(frame));
  const { width, height } = frame;
  const [mesh, ...others] = meshes;
  const face = mesh && others.length === 0 ? await examineFace(models, { frame, mesh }, gate) : null;
  return { width, height, faceCount: meshes.length, face, model: models.embedder.model };
}

/** Everybody in one frame, each face as `examineFrame` looks at one, but by the first embedder only. */
export async function examineRoom(
  { detector, pad, embedder }: FaceModels,
  frame: Pixels,
  gate: Gate,
): Promise<Omit<RoomSighting, "at">> {
  const meshes = largestFirst(await detector.detect(frame, MOST_FACES + 1));
  const faces = [];
  for (const mesh of meshes.slice(0, MOST_FACES)) {
    const face = await examineFace({ detector, pad, embedder, second: null }, { frame, mesh }, gate);
    const { box, quality, livePad, embedding } = face;
    faces.push({ box, quality, livePad, embedding });
  }
  const { width, height } = frame;
  return { width, height, faces, isCrowded: meshes.length > MOST_FACES, model: embedder.model };
}

async function examineFace(
  { pad, embedder, second }: FaceModels,
  { frame, mesh }: { frame: Pixels; mesh: FaceMesh },
  gate: Gate,
): Promise<FaceSighting> {
  const fivePoints = alignmentPoints(mesh);
  const crop = alignFace(frame, fivePoints);
  const measures = measureCrop(crop);
  const quality = faceQuality(fivePoints, headAngles(mesh), measures);
  const passes = gate(quality) === null;
  return {
    box: faceBox(fivePoints),
    landmarks: traceLandmarks(mesh),
    quality,
    eyeOpenness: eyeOpenness(mesh),
    mouthOpenness: mouthOpenness(mesh),
    meanColour: measures.meanColour,
    livePad: passes ? (await pad.score(frame, fivePoints)).live : null,
    embedding: passes ? await embedder.embed({ frame, fivePoints, crop }) : null,
    ...(passes && second && { second: await embedBy(second, { frame, fivePoints, crop }) }),
  };
}

async function embedBy(embedder: Embedder, face: FaceToEmbed): Promise<SecondVector> {
  const { modelId, modelVersion } = embedder.model;
  return { modelId, modelVersion, embedding: await embedder.embed(face) };
}

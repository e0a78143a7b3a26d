import type { CaptureSample } from "./capture";
import type { TraceSample } from "./liveness/trace-sample";
import { cosine } from "./vector";

/**
 * Sightings as samples of a trace, times in ms from the first. `fused`: the vector that frames are compared with; null while there is none,
 * then no sample has a comparison.
 */
export function traceOfCapture(samples: readonly CaptureSample[], fused: Float32Array | null): TraceSample[] {
  const startedAt = samples[0]?.at ?? 0;
  return samples.map(({ at, face, shown }) => ({
    t: at - startedAt,
    yaw: face.quality.yawDegrees,
    pitch: face.quality.pitchDegrees,
    roll: face.quality.rollDegrees,
    eyes: [face.eyeOpenness.left, face.eyeOpenness.right],
    mouth: face.mouthOpenness,
    box: [face.box.x, face.box.y, face.box.width, face.box.height],
    landmarks: face.landmarks.flatMap(({ x, y }) => [x, y]),
    rgb: face.meanColour,
    shown,
    cos: face.embedding && fused ? cosine(face.embedding, fused) : null,
  }));
}

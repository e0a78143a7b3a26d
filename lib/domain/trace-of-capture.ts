import type { Capture } from "./capture";
import type { TraceSample } from "./liveness/trace-sample";
import { cosine } from "./vector";

/**
 * The sightings of a capture as samples of a trace, times in ms from the first. Those of its frames have their comparison with `fused`; null
 * while there is no such vector, then none has one.
 */
export function traceOfCapture(
  { samples, frames }: Pick<Capture, "samples" | "frames">,
  fused: Float32Array | null,
): TraceSample[] {
  const startedAt = samples[0]?.at ?? 0;
  const vectors = new Map(frames.map(({ at, embedding }) => [at, embedding]));
  const compared = (at: number) => {
    const vector = vectors.get(at);
    return vector && fused ? cosine(vector, fused) : null;
  };
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
    cos: compared(at),
  }));
}

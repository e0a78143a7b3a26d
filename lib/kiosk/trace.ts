import type { Trace, TraceSample } from "@/lib/contracts/trace";
import type { Capture, CaptureSample } from "@/lib/domain/capture";
import { cosine } from "@/lib/domain/vector";

/** The JSON text of how the face moved: this very text is hashed, sent and read. `fused` is the vector sent beside it. */
export function writeTrace(capture: Capture, fused: Float32Array): string {
  const startedAt = capture.samples[0]?.at ?? 0;
  const trace: Trace = { samples: capture.samples.map((sample) => writeSample(sample, startedAt, fused)) };
  return JSON.stringify(trace);
}

function writeSample({ at, face }: CaptureSample, startedAt: number, fused: Float32Array): TraceSample {
  const { box, quality, eyeOpenness, embedding } = face;
  const colour = (value: number) => round(within(value, 0, 255), 1);
  const openness = (value: number) => round(within(value, 0, 2), 3);
  const degrees = (value: number) => round(within(value, -180, 180), 1);
  const [red, green, blue] = face.meanColour;
  return {
    t: Math.round(at - startedAt),
    yaw: degrees(quality.yawDegrees),
    pitch: degrees(quality.pitchDegrees),
    roll: degrees(quality.rollDegrees),
    eyes: [openness(eyeOpenness.left), openness(eyeOpenness.right)],
    mouth: openness(face.mouthOpenness),
    box: [Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height)],
    landmarks: face.landmarks.flatMap(({ x, y }) => [round(x, 1), round(y, 1)]),
    rgb: [colour(red), colour(green), colour(blue)],
    cos: embedding ? round(cosine(embedding, fused), 3) : null,
  };
}

/** `value` with so many decimals: the trace has to stay small. */
function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

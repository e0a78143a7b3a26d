import { samplesPerSecond } from "./trace-motion";
import type { TraceSample } from "./trace-sample";

/**
 * What suggests that the picture does not come from a camera of this kiosk. A reason to ask for a step, never to refuse: browser data tell
 * virtual cameras from real ones with 14.6 % false alarms at a 10 % miss rate (arXiv 2512.10653, after security.md §1.2).
 */
export type InjectionHint =
  | "virtual_camera"
  | "camera_changed"
  | "impossible_rate"
  | "clockwork_timing"
  | "slow_samples";

/** What a kiosk says of its camera: a hash of the name, frames a second as measured, standard deviation of their gaps in ms (null: unknown). */
export type CameraClaim = { labelHash: string; fps: number; jitterMs: number | null };

/** `fps` above which no camera is believed, jitter below which gaps are too even, samples a second below which motion cannot be judged well. */
export type HintLimits = { maxFps: number; minJitterMs: number; minSamplesPerSecond: number };

/** Names under which programs offer a picture as a camera (their own documentation; Chromium's fake device). */
export const VIRTUAL_CAMERA_LABELS = [
  "OBS Virtual Camera",
  "OBS-Camera",
  "ManyCam Virtual Webcam",
  "ManyCam Video Source",
  "Snap Camera",
  "XSplit VCam",
  "SplitCam Video Driver",
  "e2eSoft VCam",
  "e2eSoft iVCam",
  "DroidCam Source 3",
  "Iriun Webcam",
  "EpocCam",
  "NVIDIA Broadcast",
  "mmhmm Camera",
  "Dummy video device (0x0000)",
  "fake_device_0",
] as const;

/** The hints in one capture. `virtualLabels`: hashes of VIRTUAL_CAMERA_LABELS; `usualLabels`: those of this kiosk's recent captures. */
export function findInjectionHints(
  camera: CameraClaim,
  samples: readonly TraceSample[],
  known: { virtualLabels: ReadonlySet<string>; usualLabels: ReadonlySet<string>; limits: HintLimits },
): InjectionHint[] {
  const { limits, usualLabels } = known;
  const rate = samplesPerSecond(samples);
  const found: [InjectionHint, boolean][] = [
    ["virtual_camera", known.virtualLabels.has(camera.labelHash)],
    ["camera_changed", usualLabels.size > 0 && !usualLabels.has(camera.labelHash)],
    // A camera cannot be looked at more often than it gives pictures.
    ["impossible_rate", camera.fps > limits.maxFps || (camera.fps > 0 && rate > camera.fps * 1.5)],
    ["clockwork_timing", camera.jitterMs !== null && camera.jitterMs < limits.minJitterMs],
    ["slow_samples", !(rate >= limits.minSamplesPerSecond)],
  ];
  return found.flatMap(([hint, isThere]) => (isThere ? [hint] : []));
}

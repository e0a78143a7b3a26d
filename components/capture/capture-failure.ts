import { CameraFailure, type CameraFailureCode } from "@/lib/vision/camera";
import { VisionFailure, type VisionFailureCode } from "@/lib/vision/vision-failure";

/** Why nothing can be captured at the moment; `file` names the model file concerned, or is null. */
export type CaptureFailure = {
  code:
    | CameraFailureCode
    | Exclude<VisionFailureCode, "frame_failed" | "not_loaded" | "closed">
    | "unexpected";
  file: string | null;
};

type Code = CaptureFailure["code"];

/** After how many ms the loop tries again by itself; null: only a person can help, so only their button tries again. */
const RETRY_AFTER_MS: Record<Code, number | null> = {
  insecure_context: null,
  wasm_unsupported: null,
  camera_refused: null,
  camera_missing: 4_000,
  camera_busy: 4_000,
  model_unreachable: 4_000,
  model_missing: 30_000,
  model_corrupt: 30_000,
  worker_crashed: 1_500,
  unexpected: 4_000,
};

export function retryAfterMs({ code }: CaptureFailure): number | null {
  return RETRY_AFTER_MS[code];
}

/** The named failure in whatever was thrown; `unexpected` for anything that has no name here. */
export function captureFailureOf(error: unknown): CaptureFailure {
  if (error instanceof CameraFailure) return { code: error.code, file: null };
  if (!(error instanceof VisionFailure)) return { code: "unexpected", file: null };
  // A worker that dies between two frames is missed at the next one.
  if (error.code === "not_loaded") return { code: "worker_crashed", file: null };
  if (isShown(error.code)) return { code: error.code, file: error.file };
  return { code: "unexpected", file: null };
}

function isShown(code: VisionFailureCode): code is VisionFailureCode & Code {
  return code in RETRY_AFTER_MS;
}

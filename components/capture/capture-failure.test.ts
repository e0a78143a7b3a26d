import { describe, expect, it } from "vitest";
import { CameraFailure } from "@/lib/vision/camera";
import { VisionFailure } from "@/lib/vision/vision-failure";
import { captureFailureOf, retryAfterMs } from "./capture-failure";

describe("what a thrown error means for a capture", () => {
  it.each([
    ["a camera that is missing", new CameraFailure("camera_missing"), "camera_missing", null],
    ["a model file", new VisionFailure("model_corrupt", "a.onnx"), "model_corrupt", "a.onnx"],
    ["a crash", new VisionFailure("worker_crashed"), "worker_crashed", null],
    ["a crash between two frames", new VisionFailure("not_loaded"), "worker_crashed", null],
    ["too many bad frames", new VisionFailure("frame_failed"), "unexpected", null],
    ["anything else", new TypeError("x"), "unexpected", null],
    ["nothing at all", undefined, "unexpected", null],
  ])("%s", (_, error, code, file) => {
    expect(captureFailureOf(error)).toEqual({ code, file });
  });

  it("is tried again where that can help without a person", () => {
    expect(retryAfterMs({ code: "worker_crashed", file: null })).toBeLessThan(5_000);
    expect(retryAfterMs({ code: "camera_missing", file: null })).toBeLessThan(10_000);
    for (const code of ["insecure_context", "wasm_unsupported", "camera_refused"] as const) {
      expect(retryAfterMs({ code, file: null })).toBeNull();
    }
  });
});

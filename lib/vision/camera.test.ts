import { describe, expect, it } from "vitest";
import { cameraFailureCode } from "./camera";

describe("cameraFailureCode", () => {
  it.each([
    ["NotAllowedError", "camera_refused"],
    ["SecurityError", "camera_refused"],
    ["NotFoundError", "camera_missing"],
    ["OverconstrainedError", "camera_missing"],
    ["NotReadableError", "camera_busy"],
    ["AbortError", "camera_busy"],
  ])("%s is %s", (name, code) => {
    expect(cameraFailureCode(new DOMException("no", name))).toBe(code);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VisionFailure } from "@/lib/vision/vision-failure";
import { captureFailureOf, retryAfterMs } from "./capture-failure";
import { withinTime } from "./within-time";

const LIMIT_MS = 20_000;
const late = () => new VisionFailure("worker_crashed");

describe("work that may hang", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("gives what the work gives, and leaves no timer behind", async () => {
    expect(await withinTime(Promise.resolve("seen"), LIMIT_MS, late)).toBe("seen");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fails as the work fails", async () => {
    await expect(withinTime(Promise.reject(new Error("frame")), LIMIT_MS, late)).rejects.toThrow("frame");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fails as a crashed worker when it hangs, after which the loop starts another by itself", async () => {
    const hanging = withinTime(new Promise(() => {}), LIMIT_MS, late);
    const ended = hanging.catch((error: unknown) => captureFailureOf(error));
    await vi.advanceTimersByTimeAsync(LIMIT_MS - 1);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    const failure = await ended;
    expect(failure).toEqual({ code: "worker_crashed", file: null });
    expect(retryAfterMs(failure as ReturnType<typeof captureFailureOf>)).toBeGreaterThan(0);
  });
});

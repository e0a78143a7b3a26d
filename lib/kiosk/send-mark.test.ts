import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MarkRequest } from "@/lib/contracts/check-in";
import type { Answer } from "./kiosk-api";
import { sendMark } from "./send-mark";

describe("delivering a mark", () => {
  const request: MarkRequest = { attestation: "a", embedding: "e", frames: [], trace: "t" };
  const unreachable = { kind: "unreachable" } as const;
  const outcome = { kind: "not_recognised" } as const;

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is one call when all is well", async () => {
    const rest = vi.fn();
    const onUnconfirmed = vi.fn();
    const routes = { action: async () => outcome, rest };
    expect(await sendMark(request, { routes, remainingMs: 30_000, onUnconfirmed })).toEqual(outcome);
    expect(rest).not.toHaveBeenCalled();
    expect(onUnconfirmed).not.toHaveBeenCalled();
  });

  it.each([
    ["fails", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["never answers", () => new Promise<never>(() => {})],
  ])("goes on with the very same request when the action %s", async (_, action) => {
    const rest = vi
      .fn<(request: MarkRequest) => Promise<Answer<typeof outcome>>>()
      .mockResolvedValueOnce(unreachable)
      .mockResolvedValueOnce({ kind: "answered", value: outcome });
    const onUnconfirmed = vi.fn();
    const sent = sendMark(request, { routes: { action, rest }, remainingMs: 30_000, onUnconfirmed });
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await sent).toEqual(outcome);
    expect(rest.mock.calls).toEqual([[request], [request]]);
    expect(onUnconfirmed).toHaveBeenCalledOnce();
  });

  it("ends with the life of its challenge", async () => {
    const rest = vi.fn(async () => unreachable);
    const action = () => Promise.reject(new TypeError("Failed to fetch"));
    const sent = sendMark(request, {
      routes: { action, rest },
      remainingMs: 20_000,
      onUnconfirmed: () => {},
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await sent).toEqual({ kind: "unanswered" });
    expect(rest.mock.calls.length).toBeGreaterThan(3);
  });

  it("does not repeat what the server finds faulty", async () => {
    const problem = { code: "internal", reason: "internal" } as const;
    const rest = vi.fn(async () => ({ kind: "refused", problem }) as const);
    const action = () => Promise.reject(new Error("500"));
    const sent = sendMark(request, {
      routes: { action, rest },
      remainingMs: 30_000,
      onUnconfirmed: () => {},
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await sent).toEqual({ kind: "faulty" });
    expect(rest).toHaveBeenCalledOnce();
  });
});

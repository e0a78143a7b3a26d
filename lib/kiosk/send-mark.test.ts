import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MarkRequest } from "@/lib/contracts/check-in";
import type { Answer } from "./kiosk-api";
import { sendMark, sendPin } from "./send-mark";

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

describe("delivering a typed PIN", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("goes on with the very same token when the action fails or never answers, and says so once", async () => {
    const request = { token: "t" };
    const action = vi
      .fn<(request: { token: string }) => Promise<{ kind: "pin_asked"; triesLeft: number }>>()
      .mockRejectedValueOnce(new TypeError("Failed to fetch"))
      .mockReturnValueOnce(new Promise(() => {}))
      .mockResolvedValueOnce({ kind: "pin_asked", triesLeft: 2 });
    const onUnconfirmed = vi.fn();
    const { signal } = new AbortController();
    const sent = sendPin(request, { action, remainingMs: 30_000, onUnconfirmed, signal });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await sent).toEqual({ kind: "pin_asked", triesLeft: 2 });
    expect(action.mock.calls).toEqual([[request], [request], [request]]);
    expect(onUnconfirmed).toHaveBeenCalledOnce();
  });

  it("is not sent again once nobody waits for it", async () => {
    const action = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
    const over = new AbortController();
    const patience = { remainingMs: 30_000, onUnconfirmed: () => {}, signal: over.signal };
    const sent = sendPin({ token: "t" }, { action, ...patience });
    await vi.advanceTimersByTimeAsync(600);
    over.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await sent).toEqual({ kind: "unanswered" });
    expect(action).toHaveBeenCalledTimes(2);
  });
});

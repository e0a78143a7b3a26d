import { describe, expect, it } from "vitest";
import type { ChallengeReply } from "@/lib/contracts/kiosk";
import { createChallengeKeeper } from "./challenge-keeper";
import type { Answer } from "./kiosk-api";

describe("challenges in stock", () => {
  const granted = (id: string): Answer<ChallengeReply> => ({
    kind: "answered",
    value: {
      kind: "granted",
      challenge: {
        challengeId: id,
        nonce: "n",
        audience: "a",
        // The server's clock is years off this one: only the difference counts.
        issuedAt: "2020-01-01T00:00:00Z",
        expiresAt: "2020-01-01T00:00:30Z",
        steps: [],
        colours: [],
        canReplace: false,
      },
    },
  });

  function keeper() {
    let now = 0;
    let asked = 0;
    const kept = createChallengeKeeper(
      async () => granted(String(++asked)),
      () => now,
    );
    return {
      kept,
      at: (ms: number) => {
        now = ms;
      },
      asked: () => asked,
    };
  }

  it("asks once for many wishes, and gives each challenge once", async () => {
    const { kept, asked } = keeper();
    await Promise.all([kept.prepare(), kept.prepare()]);
    await kept.prepare();
    expect(asked()).toBe(1);
    expect(kept.take()).toMatchObject({ challenge: { challengeId: "1" }, remainingMs: 30_000 });
    expect(kept.take()).toBeNull();
  });

  it("renews one that would not live long enough, and never gives a dead one", async () => {
    const { kept, at, asked } = keeper();
    await kept.prepare();
    at(19_999);
    await kept.prepare();
    expect(asked()).toBe(1);
    at(20_000);
    await kept.prepare();
    expect(asked()).toBe(2);
    at(50_001);
    expect(kept.take()).toBeNull();
  });

  it.each<[string, Answer<ChallengeReply>, unknown]>([
    ["silence", { kind: "unreachable" }, { kind: "unreachable" }],
    [
      "a fault",
      { kind: "refused", problem: { code: "internal", reason: "internal" } },
      { kind: "unreachable" },
    ],
    [
      "a refusal of the device",
      { kind: "answered", value: { kind: "device_refused" } },
      { kind: "device_refused" },
    ],
    [
      "too many",
      { kind: "answered", value: { kind: "wait", retryAfterSeconds: 9 } },
      { kind: "wait", retryAfterSeconds: 9 },
    ],
  ])("passes on %s", async (_, answer, readiness) => {
    const kept = createChallengeKeeper(async () => answer);
    expect(await kept.prepare()).toEqual(readiness);
    expect(kept.take()).toBeNull();
  });
});

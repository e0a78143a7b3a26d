import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import type { Sighting } from "@/lib/domain/sighting";
import { normalise, VECTOR_LENGTH } from "@/lib/domain/vector";
import type { ChallengeKeeper, Readiness } from "@/lib/kiosk/challenge-keeper";
import type { MarkAnswer } from "@/lib/kiosk/send-mark";
import { type CheckInRun, createCheckInRun } from "./check-in-run";
import type { CheckInState } from "./check-in-state";

const RECORDED: CheckInOutcome = {
  kind: "recorded",
  eventId: "e",
  name: { ar: "سارة م.", en: "Sara M." },
  punctuality: "on_time",
  lateMinutes: 0,
  at: "2026-11-22T08:00:00Z",
  session: { ar: "الرياضيات", en: "Mathematics" },
};

/** A person is one axis of the vector space: two people are as different as can be. */
function person(axis: number): Float32Array {
  return normalise(Float32Array.from({ length: VECTOR_LENGTH }, (_, i) => (i === axis ? 1 : 0)));
}

function sighting(embedding: Float32Array | null): Sighting {
  const face = embedding && {
    box: { x: 200, y: 100, width: 180, height: 240 },
    landmarks: Array.from({ length: 12 }, (_, i) => ({ x: 200 + i, y: 150 + i })),
    quality: {
      interEyePx: 100,
      yawDegrees: 0,
      pitchDegrees: 0,
      rollDegrees: 0,
      sharpness: 200,
      meanLuma: 120,
      clippedShare: 0,
      lightRatio: 1.1,
    },
    eyeOpenness: { left: 0.3, right: 0.3 },
    mouthOpenness: 0.1,
    meanColour: [140, 120, 110] as [number, number, number],
    livePad: 0.9,
    embedding,
  };
  return {
    at: performance.now(),
    width: 640,
    height: 480,
    faceCount: face ? 1 : 0,
    face,
    model: STANDARD_EMBEDDER,
  };
}

type World = {
  run: CheckInRun;
  shown: CheckInState[];
  now: () => string;
  requests: number;
  answers: (MarkAnswer | "silence")[];
  readiness: Readiness;
  reachable: boolean;
};

function world(...answers: World["answers"]): World {
  const shown: CheckInState[] = [];
  const keeper: ChallengeKeeper = {
    prepare: async () => it.readiness,
    take: () => (it.readiness.kind === "ready" ? { challenge: {} as never, remainingMs: 30_000 } : null),
  };
  const run = createCheckInRun({
    challenges: keeper,
    sign: async () => ({ attestation: "a", embedding: "e", trace: "t" }),
    send: async (_, __, onSilence) => {
      it.requests += 1;
      const answer = it.answers.shift() ?? "silence";
      if (answer !== "silence") return answer;
      onSilence();
      return { kind: "unanswered" };
    },
    isReachable: async () => it.reachable,
    show: (state) => shown.push(state),
  });
  const it: World = {
    run,
    shown,
    now: () => shown.at(-1)?.kind ?? "starting",
    requests: 0,
    answers,
    readiness: { kind: "ready" },
    reachable: true,
  };
  run.tell({ type: "running" });
  return it;
}

/** Somebody (or nobody) stands before the camera for so long, seen ten times a second. */
async function stand({ run }: World, who: Float32Array | null, ms: number) {
  for (let passed = 0; passed < ms; passed += 100) {
    run.see(sighting(who));
    await vi.advanceTimersByTimeAsync(100);
  }
}

const SARA = person(0);
const OMAR = person(1);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("one person", () => {
  it("is captured, recorded, thanked, and not asked again while standing there", async () => {
    const kiosk = world(RECORDED);
    await stand(kiosk, SARA, 1_200);
    expect(kiosk.now()).toBe("recorded");
    await stand(kiosk, SARA, 3_500);
    expect(kiosk.now()).toBe("resting");
    await stand(kiosk, SARA, 4_000);
    expect(kiosk.requests).toBe(1);
  });

  it("is asked again after resting for five seconds", async () => {
    const kiosk = world(RECORDED, RECORDED);
    await stand(kiosk, SARA, 12_000);
    expect(kiosk.requests).toBe(2);
  });

  it("who leaves makes way", async () => {
    const kiosk = world(RECORDED);
    await stand(kiosk, SARA, 1_200);
    await stand(kiosk, null, 3_800);
    expect(kiosk.now()).toBe("looking");
  });

  it("is not taken for gone when the detector blinks", async () => {
    const kiosk = world(RECORDED);
    await stand(kiosk, SARA, 5_000);
    expect(kiosk.now()).toBe("resting");
    await stand(kiosk, null, 500);
    expect(kiosk.now()).toBe("resting");
  });
});

describe("a queue", () => {
  it("moves as soon as the next person stands there", async () => {
    const kiosk = world(RECORDED, RECORDED);
    await stand(kiosk, SARA, 1_300);
    expect(kiosk.now()).toBe("recorded");
    await stand(kiosk, OMAR, 2_500);
    expect(kiosk.requests).toBe(2);
  });

  it("does not take a result away before it could be read", async () => {
    const kiosk = world(RECORDED, RECORDED);
    await stand(kiosk, SARA, 1_000);
    await stand(kiosk, OMAR, 900);
    expect(kiosk.now()).toBe("recorded");
  });
});

describe("an expired challenge", () => {
  it("is answered by a second capture that nobody notices", async () => {
    const kiosk = world({ kind: "retry" }, RECORDED);
    await stand(kiosk, SARA, 2_500);
    expect(kiosk.requests).toBe(2);
    expect(kiosk.now()).toBe("recorded");
    const kinds = kiosk.shown.map((state) => state.kind);
    expect(kinds.slice(kinds.indexOf("checking"))).toEqual(["checking", "checking", "checking", "recorded"]);
  });

  it("that expires again is said", async () => {
    const kiosk = world({ kind: "retry" }, { kind: "retry" });
    await stand(kiosk, SARA, 2_500);
    expect(kiosk.now()).toBe("try_again");
  });

  it("does not count against the next person", async () => {
    const kiosk = world({ kind: "retry" }, { kind: "retry" }, RECORDED);
    await stand(kiosk, SARA, 1_000);
    await stand(kiosk, null, 1_500);
    await stand(kiosk, OMAR, 2_500);
    expect(kiosk.requests).toBe(3);
    expect(kiosk.now()).toBe("recorded");
  });
});

describe("answers that are no result", () => {
  it.each<[MarkAnswer, string]>([
    [{ kind: "malformed" }, "try_again"],
    [{ kind: "conflict" }, "try_again"],
    [{ kind: "faulty" }, "try_again"],
    [{ kind: "device_refused" }, "refused"],
    [{ kind: "wait", retryAfterSeconds: 30 }, "waiting"],
    [{ kind: "unanswered" }, "offline"],
  ])("%j", async (answer, kind) => {
    const kiosk = world(answer);
    await stand(kiosk, SARA, 1_200);
    expect(kiosk.now()).toBe(kind);
  });

  it("a pause ends by itself", async () => {
    const kiosk = world({ kind: "wait", retryAfterSeconds: 5 }, RECORDED);
    await stand(kiosk, SARA, 7_500);
    expect(kiosk.now()).toBe("recorded");
  });
});

describe("a silent line", () => {
  it("is noticed before anything is sent, and the kiosk goes on when it is back", async () => {
    const kiosk = world(RECORDED);
    kiosk.readiness = { kind: "unreachable" };
    kiosk.reachable = false;
    await stand(kiosk, SARA, 10_000);
    expect(kiosk.now()).toBe("offline");
    expect(kiosk.requests).toBe(0);
    kiosk.readiness = { kind: "ready" };
    kiosk.reachable = true;
    await stand(kiosk, SARA, 5_000);
    expect(kiosk.now()).toBe("recorded");
  });

  it("after sending is asked until the server is there again", async () => {
    const kiosk = world("silence", RECORDED);
    await stand(kiosk, SARA, 1_200);
    expect(kiosk.now()).toBe("offline");
    await stand(kiosk, SARA, 5_000);
    expect(kiosk.now()).toBe("recorded");
  });
});

describe("an end", () => {
  it("stops every clock and shows nothing more", async () => {
    const kiosk = world(RECORDED);
    await stand(kiosk, SARA, 1_200);
    kiosk.run.stop();
    const shown = kiosk.shown.length;
    await stand(kiosk, SARA, 10_000);
    expect(kiosk.shown).toHaveLength(shown);
    expect(vi.getTimerCount()).toBe(0);
  });
});

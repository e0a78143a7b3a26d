import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import type { ChallengeGrant } from "@/lib/contracts/kiosk";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import { blinkAt, type FaceMoment, faceSample } from "@/lib/domain/liveness/testing/test-face";
import { pointsOf } from "@/lib/domain/liveness/trace-sample";
import type { Sighting } from "@/lib/domain/sighting";
import { normalise, VECTOR_LENGTH } from "@/lib/domain/vector";
import type { ChallengeKeeper, Readiness, Replacement } from "@/lib/kiosk/challenge-keeper";
import type { MarkAnswer } from "@/lib/kiosk/send-mark";
import { type CheckInRun, createCheckInRun } from "./check-in-run";
import type { CheckInState } from "./check-in-state";
import { createScreen, type ScreenTurn } from "./screen-turn";

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

/** A head that looks at the camera and blinks every second, or does what `doing` says at a moment of its own (seconds). */
function sighting(
  embedding: Float32Array | null,
  doing: (seconds: number) => Omit<FaceMoment, "t"> = blinking,
): Sighting {
  const at = performance.now();
  const seen = { at, width: 640, height: 480, model: STANDARD_EMBEDDER };
  if (!embedding) return { ...seen, faceCount: 0, face: null };
  const sample = faceSample({ t: 0, ...doing(at / 1000) });
  const [x, y, width, height] = sample.box;
  const face = {
    box: { x, y, width, height },
    landmarks: pointsOf(sample),
    quality: {
      interEyePx: 100,
      yawDegrees: sample.yaw,
      pitchDegrees: sample.pitch,
      rollDegrees: sample.roll,
      sharpness: 200,
      meanLuma: 120,
      clippedShare: 0,
      lightRatio: 1.1,
    },
    eyeOpenness: { left: sample.eyes[0], right: sample.eyes[1] },
    mouthOpenness: sample.mouth,
    meanColour: [140, 120, 110] as [number, number, number],
    livePad: 0.9,
    embedding,
  };
  return { ...seen, faceCount: 1, face };
}

const blinking = (seconds: number) => ({ eyes: blinkAt(0.4, seconds % 1) });
const staring = () => ({ eyes: 0.3 });

type World = {
  run: CheckInRun;
  shown: CheckInState[];
  now: () => string;
  requests: number;
  answers: (MarkAnswer | "silence" | Promise<MarkAnswer>)[];
  readiness: Readiness;
  challenge: ChallengeGrant;
  replacement: () => Replacement;
  reachable: boolean;
  /** What comes back for each PIN that is typed, and what was typed. */
  pinAnswers: (MarkAnswer | "silence")[];
  pins: string[];
  /** Of a PIN that is not answered: aborted once nobody waits for it any more. */
  unwanted?: AbortSignal;
};

function world(...answers: World["answers"]): World {
  return worldAt(undefined, ...answers);
}

function worldAt(screen: ScreenTurn | undefined, ...answers: World["answers"]): World {
  const shown: CheckInState[] = [];
  const keeper: ChallengeKeeper = {
    prepare: async () => it.readiness,
    replace: async () => it.replacement(),
    peek: () => (it.readiness.kind === "ready" ? it.challenge : null),
    take: () => (it.readiness.kind === "ready" ? { challenge: it.challenge, remainingMs: 30_000 } : null),
  };
  const run = createCheckInRun({
    challenges: keeper,
    sign: async () => ({ attestation: "a", embedding: "e", frames: [], trace: "t" }),
    send: async (_, __, onSilence) => {
      it.requests += 1;
      const answer = (await it.answers.shift()) ?? "silence";
      if (answer !== "silence") return answer;
      onSilence();
      return { kind: "unanswered" };
    },
    answerPin: async ({ mark, pin }, { onUnconfirmed, signal }) => {
      expect(mark.attestation).toBe("a");
      it.pins.push(pin);
      const answer = it.pinAnswers.shift() ?? "silence";
      if (answer !== "silence") return answer;
      onUnconfirmed();
      it.unwanted = signal;
      await new Promise((resolve) => setTimeout(resolve, 40_000));
      return RECORDED;
    },
    isReachable: async () => it.reachable,
    show: (state) => shown.push(state),
    screen,
  });
  const it: World = {
    run,
    shown,
    now: () => shown.at(-1)?.kind ?? "starting",
    requests: 0,
    answers,
    readiness: { kind: "ready" },
    challenge: challengeWith([]),
    replacement: () => ({ kind: "no_other_step" }),
    reachable: true,
    pinAnswers: [],
    pins: [],
  };
  run.tell({ type: "running" });
  return it;
}

function challengeWith(steps: StepKind[], rest: Partial<ChallengeGrant> = {}): ChallengeGrant {
  return {
    challengeId: steps.join() || "passive",
    nonce: "n",
    audience: "a",
    issuedAt: "2026-11-22T08:00:00Z",
    expiresAt: "2026-11-22T08:00:45Z",
    steps,
    colours: [],
    canReplace: true,
    ...rest,
  };
}

/** Somebody (or nobody) stands before the camera for so long, seen ten times a second. */
async function stand(
  { run }: World,
  who: Float32Array | null,
  ms: number,
  doing?: (seconds: number) => Omit<FaceMoment, "t">,
) {
  for (let passed = 0; passed < ms; passed += 100) {
    run.see(sighting(who, doing));
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

describe("a face that does not move", () => {
  it("is asked to blink after a while, and taken when it does", async () => {
    const kiosk = world(RECORDED);
    await stand(kiosk, SARA, 2_500, staring);
    expect(kiosk.now()).toBe("life");
    expect(kiosk.requests).toBe(0);
    await stand(kiosk, SARA, 1_200);
    expect(kiosk.now()).toBe("recorded");
  });

  it("is sent after six seconds, for the server to ask for a step", async () => {
    const kiosk = world({ kind: "step_needed" });
    await stand(kiosk, SARA, 6_500, staring);
    expect(kiosk.requests).toBe(1);
    kiosk.challenge = challengeWith(["nod"]);
    await stand(kiosk, SARA, 2_000, staring);
    expect(kiosk.now()).toBe("step");
  });

  it("is not asked for steps for ever", async () => {
    const kiosk = world({ kind: "step_needed" }, { kind: "step_needed" }, { kind: "step_needed" });
    await stand(kiosk, SARA, 20_000, staring);
    expect(kiosk.shown.map(({ kind }) => kind)).toContain("not_recognised");
  });
});

describe("a step", () => {
  /** Turns to the left and back in every two seconds. */
  const turning = (seconds: number) => ({ yaw: 32 * Math.sin((Math.PI * seconds) / 2) ** 2 });
  const asked = (steps: StepKind[]) => {
    const kiosk = world(RECORDED);
    kiosk.challenge = challengeWith(steps);
    return kiosk;
  };

  it("is asked for when the face was seen, and sent when it was done", async () => {
    const kiosk = asked(["turn_left"]);
    await stand(kiosk, SARA, 1_500, staring);
    expect(kiosk.shown.at(-1)).toMatchObject({ kind: "step", step: "turn_left", index: 0, count: 1 });
    expect(kiosk.requests).toBe(0);
    await stand(kiosk, SARA, 3_000, turning);
    expect(kiosk.now()).toBe("recorded");
  });

  it("that is not done is helped with, then given up kindly, and asked for again", async () => {
    const kiosk = asked(["turn_left"]);
    await stand(kiosk, SARA, 7_500, staring);
    expect(kiosk.shown.at(-1)).toMatchObject({ kind: "step", isSlow: true });
    await stand(kiosk, SARA, 6_000, staring);
    expect(kiosk.now()).toBe("step_missed");
    expect(kiosk.requests).toBe(0);
    await stand(kiosk, SARA, 6_500, staring);
    expect(kiosk.now()).toBe("step");
  });

  it("is begun again when another face takes its place", async () => {
    const kiosk = asked(["turn_left"]);
    await stand(kiosk, SARA, 1_500, staring);
    await stand(kiosk, OMAR, 600, staring);
    expect(kiosk.now()).toBe("capturing");
    expect(kiosk.requests).toBe(0);
  });

  it("that cannot be done is replaced by another", async () => {
    const kiosk = asked(["turn_left"]);
    kiosk.replacement = () => {
      kiosk.challenge = challengeWith(["blink_twice"], { canReplace: false });
      return { kind: "ready" };
    };
    await stand(kiosk, SARA, 1_500, staring);
    await kiosk.run.replaceStep();
    await stand(kiosk, SARA, 300, staring);
    expect(kiosk.shown.at(-1)).toMatchObject({ kind: "step", step: "blink_twice", canReplace: false });
    await stand(kiosk, SARA, 2_500);
    expect(kiosk.now()).toBe("recorded");
  });

  it("for which there is no other leads to another way", async () => {
    const kiosk = asked(["turn_left"]);
    await stand(kiosk, SARA, 1_500, staring);
    await kiosk.run.replaceStep();
    expect(kiosk.now()).toBe("no_other_step");
  });

  it("after another is asked for in order", async () => {
    const kiosk = asked(["blink_twice", "turn_left"]);
    await stand(kiosk, SARA, 1_500, staring);
    await stand(kiosk, SARA, 2_500);
    expect(kiosk.shown.at(-1)).toMatchObject({ kind: "step", step: "turn_left", index: 1, count: 2 });
    await stand(kiosk, SARA, 3_000, turning);
    expect(kiosk.now()).toBe("recorded");
  });
});

describe("colours", () => {
  it("are shown one after the other before the capture is sent", async () => {
    const kiosk = world(RECORDED);
    kiosk.challenge = challengeWith([], { colours: [2, 0, 4] });
    await stand(kiosk, SARA, 4_000);
    const shown = kiosk.shown.flatMap((state) => (state.kind === "colours" ? [state.shown] : []));
    expect(shown).toEqual([2, 0, 4]);
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

describe("somebody who looks like somebody else", () => {
  const ASKED = { kind: "pin_asked", triesLeft: 3 } as const;
  const TO_STAFF = { kind: "in_review", name: null };

  async function asked(...pinAnswers: World["pinAnswers"]) {
    const kiosk = world(ASKED);
    kiosk.pinAnswers = pinAnswers;
    await stand(kiosk, SARA, 1_200);
    expect(kiosk.shown.at(-1)).toEqual({ kind: "asking_pin", triesLeft: 3, phase: "typing" });
    return kiosk;
  }

  it("types the PIN and is recorded", async () => {
    const kiosk = await asked(RECORDED);
    kiosk.run.givePin("204816");
    expect(kiosk.shown.at(-1)).toMatchObject({ kind: "asking_pin", phase: "checking" });
    await stand(kiosk, SARA, 1_000);
    expect(kiosk.pins).toEqual(["204816"]);
    expect(kiosk.shown.at(-1)).toEqual(RECORDED);
    await stand(kiosk, null, 5_000);
    expect(kiosk.now()).toBe("looking");
  });

  it("is told how many tries are left after a wrong one", async () => {
    const kiosk = await asked({ kind: "pin_asked", triesLeft: 2 }, RECORDED);
    kiosk.run.givePin("111112");
    await stand(kiosk, SARA, 100);
    expect(kiosk.shown.at(-1)).toEqual({ kind: "asking_pin", triesLeft: 2, phase: "typing" });
    kiosk.run.givePin("204816");
    await stand(kiosk, SARA, 100);
    expect(kiosk.now()).toBe("recorded");
  });

  it("is sent once however often OK is pressed", async () => {
    const kiosk = await asked(RECORDED, RECORDED);
    kiosk.run.givePin("204816");
    kiosk.run.givePin("204816");
    await stand(kiosk, SARA, 100);
    expect(kiosk.pins).toHaveLength(1);
  });

  it("who has none is left to staff at once", async () => {
    const kiosk = await asked();
    kiosk.run.leavePin();
    expect(kiosk.shown.at(-1)).toEqual(TO_STAFF);
  });

  it("who walks away is left to staff after thirty seconds without a key", async () => {
    const kiosk = await asked();
    await stand(kiosk, SARA, 25_000);
    kiosk.run.typed();
    await stand(kiosk, null, 29_000);
    expect(kiosk.now()).toBe("asking_pin");
    await stand(kiosk, null, 1_500);
    expect(kiosk.shown.at(-1)).toEqual(TO_STAFF);
  });

  it("is not asked to look again while typing, whoever passes by", async () => {
    const kiosk = await asked();
    await stand(kiosk, OMAR, 3_000);
    expect(kiosk.now()).toBe("asking_pin");
    expect(kiosk.requests).toBe(1);
  });

  it("without a connection is told so, and may leave it to staff; a late answer says nothing more", async () => {
    const kiosk = await asked("silence");
    kiosk.run.givePin("204816");
    await stand(kiosk, SARA, 35_000);
    expect(kiosk.shown.at(-1)).toMatchObject({ kind: "asking_pin", phase: "silent" });
    kiosk.run.leavePin();
    expect(kiosk.shown.at(-1)).toEqual(TO_STAFF);
    expect(kiosk.unwanted?.aborted).toBe(true);
    await stand(kiosk, null, 10_000);
    expect(kiosk.shown.map(({ kind }) => kind)).not.toContain("recorded");
  });

  it("that was silent and is answered after all is recorded", async () => {
    const kiosk = await asked("silence");
    kiosk.run.givePin("204816");
    await stand(kiosk, SARA, 41_000);
    expect(kiosk.shown.map(({ kind }) => kind)).toContain("recorded");
  });

  it.each<[MarkAnswer, CheckInState]>([
    [{ kind: "in_review", name: null }, TO_STAFF as CheckInState],
    [{ kind: "unanswered" }, TO_STAFF as CheckInState],
    [{ kind: "faulty" }, TO_STAFF as CheckInState],
    [{ kind: "malformed" }, TO_STAFF as CheckInState],
    [{ kind: "retry" }, TO_STAFF as CheckInState],
    [
      { kind: "wait", retryAfterSeconds: 30 },
      { kind: "waiting", seconds: 30 },
    ],
    [{ kind: "device_refused" }, { kind: "refused" }],
  ])("that ends with %j", async (answer, state) => {
    const kiosk = await asked(answer);
    kiosk.run.givePin("204816");
    await stand(kiosk, SARA, 100);
    expect(kiosk.shown.at(-1)).toEqual(state);
  });

  it("is not asked any more once the camera has failed", async () => {
    const kiosk = await asked();
    kiosk.run.tell({ type: "failed", failure: { code: "camera_missing", file: null } });
    kiosk.run.givePin("204816");
    await vi.advanceTimersByTimeAsync(40_000);
    expect([kiosk.now(), kiosk.pins]).toEqual(["failed", []]);
  });

  it("is not asked when the camera failed before the answer came, and covers nobody", async () => {
    const turnAt = createScreen();
    const other = turnAt();
    const late = new Promise<MarkAnswer>((resolve) => setTimeout(() => resolve(ASKED), 2_000));
    const kiosk = worldAt(turnAt(), late);
    await stand(kiosk, SARA, 1_200);
    kiosk.run.tell({ type: "failed", failure: { code: "camera_missing", file: null } });
    await stand(kiosk, SARA, 2_000);
    expect([kiosk.requests, kiosk.now(), other.isCovered()]).toEqual([1, "failed", false]);
  });

  it("has the whole screen: the other camera takes nobody meanwhile", async () => {
    const turnAt = createScreen();
    const arriving = worldAt(turnAt(), ASKED);
    const leaving = worldAt(turnAt(), RECORDED);
    await stand(arriving, SARA, 1_200);
    await stand(leaving, OMAR, 3_000);
    expect([arriving.now(), leaving.now(), leaving.requests]).toEqual(["asking_pin", "looking", 0]);
    arriving.run.leavePin();
    await stand(leaving, OMAR, 1_200);
    expect(leaving.now()).toBe("recorded");
  });

  it("is asked as soon as the other camera has done with the screen", async () => {
    const turnAt = createScreen();
    const other = turnAt();
    other.take();
    const kiosk = worldAt(turnAt(), ASKED);
    await stand(kiosk, SARA, 3_000);
    expect(kiosk.now()).toBe("checking");
    other.leave();
    await stand(kiosk, SARA, 600);
    expect(kiosk.now()).toBe("asking_pin");
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

import { type FaceView, viewOf } from "@/components/capture/face-view";
import { createSteadyView } from "@/components/capture/steady-view";
import type { MarkRequest } from "@/lib/contracts/check-in";
import type { ChallengeGrant } from "@/lib/contracts/kiosk";
import {
  addSighting,
  CAPTURE_RULES,
  type Capture,
  EMPTY_CAPTURE,
  fuseCapture,
  isCaptureComplete,
} from "@/lib/domain/capture";
import type { Sighting } from "@/lib/domain/sighting";
import type { ChallengeKeeper } from "@/lib/kiosk/challenge-keeper";
import type { MarkAnswer } from "@/lib/kiosk/send-mark";
import {
  type CheckInAction,
  type CheckInResult,
  type CheckInState,
  isCollecting,
  isResult,
  reduceCheckIn,
  START,
} from "./check-in-state";
import { createPresence } from "./presence";

/** What a check-in needs of the world. `send` tells `onSilence` when no answer comes at first; `isReachable` asks the server. */
export type CheckInPorts = {
  challenges: ChallengeKeeper;
  sign: (capture: Capture, challenge: ChallengeGrant) => Promise<MarkRequest>;
  send: (request: MarkRequest, remainingMs: number, onSilence: () => void) => Promise<MarkAnswer>;
  isReachable: () => Promise<boolean>;
  show: (state: CheckInState) => void;
};

const PURPOSE = "check_in";
const RULES = CAPTURE_RULES[PURPOSE];

/** How long a result stays; how soon somebody else in view may end it; how long the same person waits afterwards. */
const RESULT_MS = 3_500;
const RESULT_AT_LEAST_MS = 1_200;
const REST_MS = 5_000;
const REST_UNRECOGNISED_MS = 1_000;
const REACH_EVERY_MS = 3_000;
const SECOND_MS = 1_000;

/** Leads people through check-in one after the other: `see` every sighting, `tell` what happens to camera and models. */
export function createCheckInRun(ports: CheckInPorts) {
  let state = START;
  let capture = EMPTY_CAPTURE;
  let steady = createSteadyView();
  let isSecondCapture = false;
  let resultAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight = false;
  let stopped = false;
  const presence = createPresence(RULES);

  const tell = (action: CheckInAction) => {
    const next = stopped ? state : reduceCheckIn(state, action);
    if (next === state) return;
    const hasChangedKind = next.kind !== state.kind;
    state = next;
    ports.show(next);
    if (hasChangedKind) enter(next);
  };

  /** Every state that does not end by itself gets the clock that ends it. */
  const enter = (entered: CheckInState) => {
    clearTimeout(timer);
    if (entered.kind === "looking") steady = createSteadyView();
    if (isResult(entered)) timer = setTimeout(endResult, RESULT_MS);
    if (entered.kind === "waiting") timer = setTimeout(countDown, SECOND_MS);
    if (entered.kind === "offline") timer = setTimeout(reach, REACH_EVERY_MS);
  };

  const countDown = () => {
    timer = setTimeout(countDown, SECOND_MS);
    tell({ type: "second_passed" });
  };

  const endResult = () => {
    const restMs = state.kind === "not_recognised" ? REST_UNRECOGNISED_MS : REST_MS;
    const hasLeft = presence.hasLeft(performance.now());
    tell({ type: "result_read", next: hasLeft ? "looking" : "resting" });
    if (!hasLeft) timer = setTimeout(() => tell({ type: "rested" }), restMs);
  };

  const reach = async () => {
    // A mark that is still being sent asks often enough by itself.
    if (!inFlight && (await ports.isReachable())) tell({ type: "reached" });
    else if (state.kind === "offline") timer = setTimeout(reach, REACH_EVERY_MS);
  };

  const prepare = async () => {
    const readiness = await ports.challenges.prepare();
    if (readiness.kind === "unreachable") tell({ type: "silence" });
    if (readiness.kind === "device_refused") tell({ type: "answered", result: readiness });
    if (readiness.kind === "wait") tell({ type: "told_to_wait", seconds: readiness.retryAfterSeconds });
  };

  const collect = (sighting: Sighting) => {
    capture = addSighting(capture, sighting, RULES);
    const view: FaceView = steady(viewOf(sighting, capture, PURPOSE), sighting.at);
    tell({ type: "viewed", view });
    if (capture.frames.length > 0) void prepare();
    if (!isCaptureComplete(capture, RULES)) return;
    const taken = ports.challenges.take();
    if (taken) void submit(capture, taken);
  };

  const submit = async (finished: Capture, taken: { challenge: ChallengeGrant; remainingMs: number }) => {
    const wasSecond = isSecondCapture && state.kind === "checking";
    capture = EMPTY_CAPTURE;
    inFlight = true;
    tell({ type: "captured" });
    presence.is(fuseCapture(finished), performance.now());
    try {
      const request = await ports.sign(finished, taken.challenge);
      const answer = await ports.send(request, taken.remainingMs, () => tell({ type: "silence" }));
      inFlight = false;
      settle(answer, wasSecond);
    } catch (error) {
      inFlight = false;
      console.error("a check-in could not be signed or sent", error);
      showResult({ kind: "try_again" });
    }
  };

  const settle = (answer: MarkAnswer, wasSecond: boolean) => {
    switch (answer.kind) {
      case "unanswered":
        return tell({ type: "silence" });
      case "wait":
        return tell({ type: "told_to_wait", seconds: answer.retryAfterSeconds });
      case "retry":
        isSecondCapture = !wasSecond;
        return wasSecond ? showResult({ kind: "try_again" }) : tell({ type: "came_too_late" });
      case "faulty":
      case "malformed":
      case "conflict":
        return showResult({ kind: "try_again" });
      default:
        return showResult(answer);
    }
  };

  const showResult = (result: CheckInResult) => {
    isSecondCapture = false;
    resultAt = performance.now();
    tell({ type: "answered", result });
  };

  /** Lets the next person begin as soon as the one before has gone or is another. */
  const makeWay = (sighting: Sighting) => {
    const hasGone = presence.hasLeft(sighting.at);
    const isNext = presence.isSomeoneElse(sighting);
    presence.note(sighting);
    if (state.kind === "resting" && (hasGone || isNext)) tell({ type: "rested" });
    const hasBeenRead = sighting.at - resultAt >= RESULT_AT_LEAST_MS;
    const someoneWaits = isNext || (hasGone && sighting.faceCount > 0);
    if (isResult(state) && hasBeenRead && someoneWaits) tell({ type: "result_read", next: "looking" });
  };

  return {
    tell,
    see(sighting: Sighting) {
      if (stopped) return;
      makeWay(sighting);
      if (isCollecting(state)) collect(sighting);
      else capture = EMPTY_CAPTURE;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

export type CheckInRun = ReturnType<typeof createCheckInRun>;

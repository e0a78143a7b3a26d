import { createSteadyView } from "@/components/capture/steady-view";
import type { MarkRequest } from "@/lib/contracts/check-in";
import type { ChallengeGrant } from "@/lib/contracts/kiosk";
import type { ActiveCapture } from "@/lib/domain/active-capture";
import { CAPTURE_RULES, fuseCapture } from "@/lib/domain/capture";
import type { Sighting } from "@/lib/domain/sighting";
import type { ChallengeKeeper } from "@/lib/kiosk/challenge-keeper";
import type { MarkAnswer } from "@/lib/kiosk/send-mark";
import { type Collected, createCollector } from "./check-in-collect";
import {
  type CheckInAction,
  type CheckInResult,
  type CheckInState,
  isCollecting,
  isPending,
  isResult,
  reduceCheckIn,
  START,
  type StepEnd,
} from "./check-in-state";
import { type AnswerPin, createPinAsking, resultOfPin } from "./pin-asking";
import { createPresence } from "./presence";
import { createScreen, type ScreenTurn } from "./screen-turn";

/**
 * What a check-in needs of the world. `send` tells `onSilence` when no answer comes at first; `answerPin` is there where PINs are asked for;
 * `isReachable` asks the server.
 */
export type CheckInPorts = {
  challenges: ChallengeKeeper;
  sign: (active: ActiveCapture, challenge: ChallengeGrant) => Promise<MarkRequest>;
  send: (request: MarkRequest, remainingMs: number, onSilence: () => void) => Promise<MarkAnswer>;
  answerPin?: AnswerPin;
  isReachable: () => Promise<boolean>;
  show: (state: CheckInState) => void;
  /** Where another check-in shares the screen. */
  screen?: ScreenTurn;
};

/** How long a result stays; how soon somebody else in view may end it; how long the same person waits afterwards. */
const RESULT_MS = 3_500;
const RESULT_AT_LEAST_MS = 1_200;
const REST_MS = 5_000;
const REST_UNRECOGNISED_MS = 1_000;
const REACH_EVERY_MS = 3_000;
const SECOND_MS = 1_000;
/** How often in a row one person is asked for a step because the capture before did not show life. */
const MAX_STEP_UPS = 2;

/** Leads people through check-in one after the other: `see` every sighting, `tell` what happens to camera and models. */
export function createCheckInRun(ports: CheckInPorts) {
  let state = START;
  const screen = ports.screen ?? createScreen()();
  const collector = createCollector(screen);
  let steady = createSteadyView();
  let isSecondCapture = false;
  let stepUps = 0;
  let resultAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight = false;
  let stopped = false;
  const presence = createPresence(CAPTURE_RULES.check_in);

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
    if (entered.kind !== "asking_pin") asking?.end();
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
    const mayTryAgain = state.kind === "not_recognised" || state.kind === "step_missed";
    const restMs = mayTryAgain ? REST_UNRECOGNISED_MS : REST_MS;
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
    const collected = collector.add(sighting, ports.challenges.peek());
    if (collector.hasFrames() && collected.kind === "view") void prepare();
    if (collected.kind === "enough") return finish(collected.active);
    if (collected.kind === "missed") {
      return endStep({ kind: "step_missed" });
    }
    show(collected, sighting.at);
  };

  const endStep = (end: StepEnd) => {
    collector.clear();
    resultAt = performance.now();
    tell({ type: "step_ended", end });
  };

  const show = (collected: Exclude<Collected, { kind: "enough" | "missed" }>, at: number) => {
    switch (collected.kind) {
      case "view":
        return tell({ type: "viewed", view: steady(collected.view, at) });
      case "life":
        return tell({ type: "life_wanted" });
      case "colour":
        return tell({ type: "colour_shown", shown: collected.shown });
      case "step":
        return tell({ type: "step_shown", shown: collected.shown });
    }
  };

  const finish = (active: ActiveCapture) => {
    const taken = ports.challenges.take();
    if (taken) void submit(active, taken);
    else void prepare();
  };

  const submit = async (active: ActiveCapture, taken: { challenge: ChallengeGrant; remainingMs: number }) => {
    const wasSecond = isSecondCapture && state.kind === "checking";
    collector.clear();
    inFlight = true;
    tell({ type: "captured" });
    presence.is(fuseCapture(active.capture), performance.now());
    try {
      const request = await ports.sign(active, taken.challenge);
      const answer = await ports.send(request, taken.remainingMs, () => tell({ type: "silence" }));
      inFlight = false;
      if (answer.kind === "pin_asked" && asking && isPending(state)) asking.begin(request, answer.triesLeft);
      else settle(answer, wasSecond);
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
      case "step_needed":
        stepUps += 1;
        return stepUps > MAX_STEP_UPS
          ? showResult({ kind: "not_recognised" })
          : tell({ type: "came_too_late" });
      case "faulty":
      case "malformed":
      case "conflict":
        return showResult({ kind: "try_again" });
      case "pin_asked":
        return settlePin(answer);
      default:
        return showResult(answer);
    }
  };

  const showResult = (result: CheckInResult) => {
    isSecondCapture = false;
    stepUps = 0;
    resultAt = performance.now();
    tell({ type: "answered", result });
  };

  const settlePin = (answer: MarkAnswer) => {
    if (answer.kind === "wait") return tell({ type: "told_to_wait", seconds: answer.retryAfterSeconds });
    showResult(resultOfPin(answer));
  };

  const asking = ports.answerPin
    ? createPinAsking({ answer: ports.answerPin, screen, tell, settle: settlePin })
    : null;

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
      if (isCollecting(state) && !screen.isCovered()) return collect(sighting);
      collector.clear();
      if (screen.isCovered()) tell({ type: "viewed", view: { kind: "nobody" } });
    },
    /** Of somebody who is asked for a PIN: a key was touched, all digits are there, there is none. */
    typed: () => asking?.typed(),
    givePin: (pin: string) => void asking?.give(pin),
    leavePin: () => asking?.giveUp(),
    /** Asks for another step, for somebody who cannot do the present one. */
    async replaceStep() {
      if (state.kind !== "step") return;
      const got = await ports.challenges.replace();
      if (got.kind === "no_other_step") endStep(got);
      if (got.kind === "unreachable") tell({ type: "silence" });
    },
    stop() {
      stopped = true;
      collector.clear();
      asking?.end();
      clearTimeout(timer);
    },
  };
}

export type CheckInRun = ReturnType<typeof createCheckInRun>;

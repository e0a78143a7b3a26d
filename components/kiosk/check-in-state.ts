import type { CaptureFailure } from "@/components/capture/capture-failure";
import type { FaceView } from "@/components/capture/face-view";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import type { QualityHint } from "@/lib/domain/quality-gate";

/** How an active step can end without anything being sent: not done in its time, or nothing else is left to ask for. */
export type StepEnd = { kind: "step_missed" } | { kind: "no_other_step" };

/** What the person is told at the end. `try_again`: the capture could not be used, through no fault of theirs. */
export type CheckInResult =
  | Extract<
      CheckInOutcome,
      {
        kind:
          | "recorded"
          | "already_recorded"
          | "checked_out"
          | "in_review"
          | "no_session"
          | "not_recognised"
          | "device_refused";
      }
    >
  | { kind: "try_again" };

/** One step as it is asked for: which of how many, how far it is (0..1), whether it takes long, whether another may be had instead. */
export type StepShown = {
  step: StepKind;
  index: number;
  count: number;
  progress: number;
  isSlow: boolean;
  canReplace: boolean;
};

/**
 * Somebody who looks like somebody else is asked for their PIN. `silent`: it was sent, and no answer comes. The digits are kept by the keypad
 * alone.
 */
export type PinAsked = {
  kind: "asking_pin";
  triesLeft: number;
  phase: "typing" | "checking" | "silent";
};

/**
 * Everything the check-in screen can show. `checking` with `again`: the first capture came too late, so another one is taken
 * without a word. `life`: the face is seen well and has not
 * moved by itself yet. `colours`: the screen shows a colour (index of SCREEN_COLOURS). `resting`: the result is over, its person still stands there. `refused`: the server no longer takes this kiosk.
 */
export type CheckInState =
  | { kind: "starting"; loadedShare: number }
  | { kind: "looking" }
  | { kind: "several_faces" }
  | { kind: "hint"; hint: QualityHint }
  | { kind: "capturing"; progress: number }
  | { kind: "life" }
  | { kind: "colours"; shown: number }
  | ({ kind: "step" } & StepShown)
  | StepEnd
  | { kind: "checking"; again: boolean }
  | PinAsked
  | Exclude<CheckInResult, { kind: "device_refused" }>
  | { kind: "resting" }
  | { kind: "offline" }
  | { kind: "waiting"; seconds: number }
  | { kind: "refused" }
  | { kind: "failed"; failure: CaptureFailure };

export type CheckInAction =
  | { type: "loading"; loadedShare: number }
  | { type: "running" }
  | { type: "failed"; failure: CaptureFailure }
  | { type: "viewed"; view: FaceView }
  | { type: "life_wanted" }
  | { type: "colour_shown"; shown: number }
  | { type: "step_shown"; shown: StepShown }
  | { type: "step_ended"; end: StepEnd }
  | { type: "captured" }
  | { type: "came_too_late" }
  | { type: "pin_asked"; triesLeft: number }
  | { type: "pin_given" }
  | { type: "answered"; result: CheckInResult }
  | { type: "told_to_wait"; seconds: number }
  | { type: "silence" }
  | { type: "reached" }
  | { type: "result_read"; next: "looking" | "resting" }
  | { type: "let_in_again" }
  | { type: "rested" }
  | { type: "second_passed" };

export const START: CheckInState = { kind: "starting", loadedShare: 0 };

const RESULTS = [
  "recorded",
  "already_recorded",
  "checked_out",
  "in_review",
  "no_session",
  "not_recognised",
  "try_again",
  "step_missed",
  "no_other_step",
] as const;

/** Whether a result is on the screen. */
export function isResult(state: CheckInState): boolean {
  return RESULTS.some((kind) => kind === state.kind);
}

/** Whether a face that comes into view now is for a new check-in (or the silent second capture of one). */
export function isCollecting(state: CheckInState): boolean {
  switch (state.kind) {
    case "looking":
    case "several_faces":
    case "hint":
    case "capturing":
    case "life":
    case "colours":
    case "step":
      return true;
    case "checking":
      return state.again;
    default:
      return false;
  }
}

/** The next state, or the very same object when the action says nothing new here. Camera and models outrank everything but a refusal. */
export function reduceCheckIn(state: CheckInState, action: CheckInAction): CheckInState {
  switch (action.type) {
    case "loading":
      return state.kind === "starting" ? { kind: "starting", loadedShare: action.loadedShare } : state;
    case "running":
      return state.kind === "starting" || state.kind === "failed" ? { kind: "looking" } : state;
    case "failed":
      return state.kind === "refused" ? state : { kind: "failed", failure: action.failure };
    case "viewed":
      return isCollecting(state) ? afterView(state, action.view) : state;
    case "life_wanted":
      return isCollecting(state) && state.kind !== "life" ? { kind: "life" } : state;
    case "colour_shown":
      return isCollecting(state) ? afterColour(state, action.shown) : state;
    case "step_shown":
      return isCollecting(state) ? afterStep(state, action.shown) : state;
    case "step_ended":
      return state.kind === "step" ? action.end : state;
    case "captured":
      return isCollecting(state) ? { kind: "checking", again: false } : state;
    case "came_too_late":
      return isUnanswered(state) ? { kind: "checking", again: true } : state;
    case "pin_asked":
      return isPending(state) ? askingPin(action.triesLeft, "typing") : state;
    case "pin_given":
      return state.kind === "asking_pin" ? askingPin(state.triesLeft, "checking") : state;
    case "answered":
      if (action.result.kind === "device_refused") return { kind: "refused" };
      return isPending(state) ? action.result : state;
    case "told_to_wait":
      return isPending(state) || isCollecting(state) ? { kind: "waiting", seconds: action.seconds } : state;
    case "silence":
      if (state.kind === "asking_pin")
        return state.phase === "checking" ? askingPin(state.triesLeft, "silent") : state;
      return isUnanswered(state) || isCollecting(state) ? { kind: "offline" } : state;
    case "reached":
      return state.kind === "offline" ? { kind: "looking" } : state;
    case "result_read":
      return isResult(state) ? { kind: action.next } : state;
    case "let_in_again":
      return state.kind === "refused" ? { kind: "looking" } : state;
    case "rested":
      return state.kind === "resting" ? { kind: "looking" } : state;
    case "second_passed":
      if (state.kind !== "waiting") return state;
      return state.seconds > 1 ? { kind: "waiting", seconds: state.seconds - 1 } : { kind: "looking" };
  }
}

/** An answer to a mark can still come while it is checked, and while the line is silent. */
function isUnanswered(state: CheckInState): boolean {
  return state.kind === "checking" || state.kind === "offline";
}

/** Whether a check-in can still come to a result without another look. */
export function isPending(state: CheckInState): boolean {
  return isUnanswered(state) || state.kind === "asking_pin";
}

function askingPin(triesLeft: number, phase: PinAsked["phase"]): PinAsked {
  return { kind: "asking_pin", triesLeft, phase };
}

function afterView(state: CheckInState, view: FaceView): CheckInState {
  const isSilentSecondCapture = state.kind === "checking";
  if (isSilentSecondCapture && view.kind === "capturing") return state;
  const next: CheckInState = view.kind === "nobody" ? { kind: "looking" } : view;
  return isSame(state, next) ? state : next;
}

function afterColour(state: CheckInState, shown: number): CheckInState {
  return state.kind === "colours" && state.shown === shown ? state : { kind: "colours", shown };
}

function afterStep(state: CheckInState, shown: StepShown): CheckInState {
  const isSameStep =
    state.kind === "step" &&
    (Object.keys(shown) as (keyof StepShown)[]).every((key) => state[key] === shown[key]);
  return isSameStep ? state : { kind: "step", ...shown };
}

function isSame(a: CheckInState, b: CheckInState): boolean {
  if (a.kind === "hint" && b.kind === "hint") return a.hint === b.hint;
  if (a.kind === "capturing" && b.kind === "capturing") return a.progress === b.progress;
  return a.kind === b.kind;
}

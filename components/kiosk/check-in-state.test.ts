import { describe, expect, it } from "vitest";
import {
  type CheckInAction,
  type CheckInResult,
  type CheckInState,
  isCollecting,
  isResult,
  reduceCheckIn,
  START,
} from "./check-in-state";

const NAME = { ar: "سارة م.", en: "Sara M." };
const SESSION = { ar: "الرياضيات", en: "Mathematics" };

const RECORDED: CheckInResult = {
  kind: "recorded",
  eventId: "e",
  name: NAME,
  punctuality: "on_time",
  lateMinutes: 0,
  at: "2026-11-22T08:00:00Z",
  session: SESSION,
};
const ALREADY: CheckInResult = {
  kind: "already_recorded",
  name: NAME,
  at: "2026-11-22T08:00:00Z",
  session: SESSION,
};
const NO_SESSION: CheckInResult = { kind: "no_session", name: NAME };

const looking: CheckInState = { kind: "looking" };
const severalFaces: CheckInState = { kind: "several_faces" };
const hint: CheckInState = { kind: "hint", hint: "more_light" };
const capturing: CheckInState = { kind: "capturing", progress: 0.5 };
const checking: CheckInState = { kind: "checking", again: false };
const checkingAgain: CheckInState = { kind: "checking", again: true };
const asking: CheckInState = { kind: "asking_pin", triesLeft: 3, phase: "typing" };
const askingSent: CheckInState = { kind: "asking_pin", triesLeft: 3, phase: "checking" };
const askingSilent: CheckInState = { kind: "asking_pin", triesLeft: 3, phase: "silent" };
const recorded = RECORDED as CheckInState;
const notRecognised: CheckInState = { kind: "not_recognised" };
const tryAgain: CheckInState = { kind: "try_again" };
const resting: CheckInState = { kind: "resting" };
const offline: CheckInState = { kind: "offline" };
const waiting: CheckInState = { kind: "waiting", seconds: 30 };
const refused: CheckInState = { kind: "refused" };
const failed: CheckInState = { kind: "failed", failure: { code: "camera_missing", file: null } };

const EVERY: CheckInState[] = [
  START,
  looking,
  severalFaces,
  hint,
  capturing,
  checking,
  checkingAgain,
  asking,
  askingSent,
  askingSilent,
  recorded,
  ALREADY as CheckInState,
  NO_SESSION as CheckInState,
  notRecognised,
  tryAgain,
  resting,
  offline,
  waiting,
  refused,
  failed,
];

const viewed = (view: Extract<CheckInAction, { type: "viewed" }>["view"]): CheckInAction => ({
  type: "viewed",
  view,
});
const answered = (result: CheckInResult): CheckInAction => ({ type: "answered", result });
const NOBODY = viewed({ kind: "nobody" });
const SOMEBODY = viewed({ kind: "capturing", progress: 0 });

const ACTIONS: CheckInAction[] = [
  { type: "loading", loadedShare: 0.4 },
  { type: "running" },
  { type: "failed", failure: { code: "worker_crashed", file: null } },
  NOBODY,
  SOMEBODY,
  viewed({ kind: "several_faces" }),
  viewed({ kind: "hint", hint: "come_closer" }),
  { type: "captured" },
  { type: "came_too_late" },
  { type: "pin_asked", triesLeft: 2 },
  { type: "pin_given" },
  answered(RECORDED),
  answered({ kind: "device_refused" }),
  { type: "told_to_wait", seconds: 30 },
  { type: "silence" },
  { type: "reached" },
  { type: "result_read", next: "resting" },
  { type: "rested" },
  { type: "second_passed" },
];

describe("the way of one person", () => {
  it.each<[string, CheckInState, CheckInAction, CheckInState]>([
    ["the models load", START, { type: "loading", loadedShare: 0.4 }, { kind: "starting", loadedShare: 0.4 }],
    ["camera and models are there", START, { type: "running" }, looking],
    ["a face comes", looking, SOMEBODY, { kind: "capturing", progress: 0 }],
    [
      "the capture grows",
      capturing,
      viewed({ kind: "capturing", progress: 0.8 }),
      { kind: "capturing", progress: 0.8 },
    ],
    ["it is too dark", capturing, viewed({ kind: "hint", hint: "more_light" }), hint],
    [
      "another hint",
      hint,
      viewed({ kind: "hint", hint: "come_closer" }),
      { kind: "hint", hint: "come_closer" },
    ],
    ["somebody joins", capturing, viewed({ kind: "several_faces" }), severalFaces],
    ["everybody goes", severalFaces, NOBODY, looking],
    ["the capture is complete", capturing, { type: "captured" }, checking],
    ["it is recorded", checking, answered(RECORDED), recorded],
    ["it was recorded before", checking, answered(ALREADY), ALREADY as CheckInState],
    ["there is no session", checking, answered(NO_SESSION), NO_SESSION as CheckInState],
    ["nobody is recognised", checking, answered({ kind: "not_recognised" }), notRecognised],
    ["it came to nothing", checking, answered({ kind: "try_again" }), tryAgain],
    ["the result was read, the person stays", recorded, { type: "result_read", next: "resting" }, resting],
    ["the result was read, the person has gone", recorded, { type: "result_read", next: "looking" }, looking],
    ["the rest is over", resting, { type: "rested" }, looking],
  ])("%s", (_, state, action, next) => {
    expect(reduceCheckIn(state, action)).toEqual(next);
  });
});

describe("when the challenge had expired", () => {
  it.each<[string, CheckInState, CheckInAction, CheckInState]>([
    ["another capture is asked for", checking, { type: "came_too_late" }, checkingAgain],
    [
      "it is taken without a word",
      checkingAgain,
      viewed({ kind: "capturing", progress: 0.5 }),
      checkingAgain,
    ],
    ["and sent", checkingAgain, { type: "captured" }, checking],
    ["a hint is still given", checkingAgain, viewed({ kind: "hint", hint: "more_light" }), hint],
    ["a person who leaves is let go", checkingAgain, NOBODY, looking],
  ])("%s", (_, state, action, next) => {
    expect(reduceCheckIn(state, action)).toEqual(next);
  });
});

describe("somebody who looks like somebody else", () => {
  it.each<[string, CheckInState, CheckInAction, CheckInState]>([
    ["is asked for a PIN", checking, { type: "pin_asked", triesLeft: 3 }, asking],
    ["also when the line was silent before", offline, { type: "pin_asked", triesLeft: 3 }, asking],
    ["has typed it", asking, { type: "pin_given" }, askingSent],
    ["waits while nothing answers", askingSent, { type: "silence" }, askingSilent],
    [
      "typed a wrong one",
      askingSent,
      { type: "pin_asked", triesLeft: 2 },
      { kind: "asking_pin", triesLeft: 2, phase: "typing" },
    ],
    ["typed the right one", askingSent, answered(RECORDED), recorded],
    ["gave up", asking, answered({ kind: "in_review", name: null }), { kind: "in_review", name: null }],
    ["had too many tries", askingSent, { type: "told_to_wait", seconds: 30 }, waiting],
    ["goes on typing when the line falls silent", asking, { type: "silence" }, asking],
    ["is not asked to look again", askingSent, { type: "came_too_late" }, askingSent],
    ["is asked by nobody who was not checked", looking, { type: "pin_asked", triesLeft: 3 }, looking],
  ])("%s", (_, state, action, next) => {
    expect(reduceCheckIn(state, action)).toEqual(next);
  });
});

describe("when something is in the way", () => {
  it.each<[string, CheckInState, CheckInAction, CheckInState]>([
    ["no answer to a mark", checking, { type: "silence" }, offline],
    ["no answer to the wish for a challenge", capturing, { type: "silence" }, offline],
    ["an answer after all", offline, answered(RECORDED), recorded],
    ["the server is back", offline, { type: "reached" }, looking],
    ["silence outlasts the challenge", offline, { type: "silence" }, offline],
    ["too many attempts", checking, { type: "told_to_wait", seconds: 30 }, waiting],
    ["too many challenges", capturing, { type: "told_to_wait", seconds: 30 }, waiting],
    ["the wait goes on", waiting, { type: "second_passed" }, { kind: "waiting", seconds: 29 }],
    ["the wait is over", { kind: "waiting", seconds: 1 }, { type: "second_passed" }, looking],
    [
      "the camera is unplugged",
      capturing,
      { type: "failed", failure: { code: "camera_missing", file: null } },
      failed,
    ],
    ["the camera is back", failed, { type: "running" }, looking],
    ["the kiosk is revoked while checking", checking, answered({ kind: "device_refused" }), refused],
    ["the kiosk is revoked before", capturing, answered({ kind: "device_refused" }), refused],
    ["somebody asks again", refused, { type: "let_in_again" }, looking],
  ])("%s", (_, state, action, next) => {
    expect(reduceCheckIn(state, action)).toEqual(next);
  });
});

describe("what must not happen", () => {
  it("a result stays while faces come and go", () => {
    for (const state of EVERY.filter(isResult)) {
      expect(reduceCheckIn(state, SOMEBODY)).toBe(state);
      expect(reduceCheckIn(state, NOBODY)).toBe(state);
      expect(reduceCheckIn(state, { type: "captured" })).toBe(state);
    }
  });

  it("only a check in progress, a silent line or a question for a PIN can come to a result", () => {
    const started = EVERY.filter(
      (state) => !isResult(state) && isResult(reduceCheckIn(state, answered(RECORDED))),
    );
    expect(started.map((state) => state.kind)).toEqual([
      "checking",
      "checking",
      "asking_pin",
      "asking_pin",
      "asking_pin",
      "offline",
    ]);
  });

  it("a refused kiosk takes nobody's face", () => {
    for (const action of ACTIONS) expect(reduceCheckIn(refused, action)).toEqual(refused);
    expect(isCollecting(refused)).toBe(false);
  });

  it("nothing is drawn again when nothing changed", () => {
    for (const state of [looking, severalFaces, hint, capturing]) {
      const view = state.kind === "looking" ? { kind: "nobody" as const } : state;
      expect(reduceCheckIn(state, viewed(view as never))).toBe(state);
    }
  });

  it("no state but a refusal is a dead end", () => {
    for (const state of EVERY.filter((one) => one !== refused)) {
      expect(reaches(state, "looking"), state.kind).toBe(true);
    }
  });

  it("every state can be reached from the start", () => {
    for (const { kind } of EVERY.filter(({ kind }) => kind !== "starting")) {
      if (kind === "already_recorded" || kind === "no_session") continue;
      if (kind === "not_recognised" || kind === "try_again") continue;
      expect(reaches(START, kind), kind).toBe(true);
    }
  });
});

/** Whether some sequence of the actions leads from a state to one of the given kind. */
function reaches(from: CheckInState, kind: CheckInState["kind"]): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let state = open.pop(); state; state = open.pop()) {
    if (state.kind === kind) return true;
    const key = JSON.stringify(state);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const action of ACTIONS) open.push(reduceCheckIn(state, action));
  }
  return false;
}

import type { MarkRequest } from "@/lib/contracts/check-in";
import { PIN_ASKED_MS } from "@/lib/contracts/kiosk-pin";
import type { MarkAnswer, PinPatience } from "@/lib/kiosk/send-mark";
import type { CheckInAction, CheckInResult } from "./check-in-state";
import type { ScreenTurn } from "./screen-turn";

/** What was typed for a mark that was answered with `pin_asked`. */
export type TypedPin = { mark: MarkRequest; pin: string };

/** Signs a typed PIN and sends it, again and again while no answer comes, until the patience with it ends. */
export type AnswerPin = (typed: TypedPin, patience: PinPatience) => Promise<MarkAnswer>;

/** What asking needs; `settle` is told how it ended. */
type PinPorts = {
  answer: AnswerPin;
  screen: ScreenTurn;
  tell: (action: CheckInAction) => void;
  settle: (answer: MarkAnswer) => void;
};

/** Without a key for so long, whoever was asked has gone. */
const IDLE_MS = 30_000;
const SCREEN_EVERY_MS = 500;

/** Whatever did not settle it leaves it to staff, who have the sighting already. */
const LEFT_TO_STAFF = { kind: "in_review", name: null } as const;

/** What somebody is told when asking has ended with an answer. */
export function resultOfPin(answer: MarkAnswer): CheckInResult {
  switch (answer.kind) {
    case "recorded":
    case "already_recorded":
    case "checked_out":
    case "in_review":
    case "no_session":
    case "device_refused":
      return answer;
    default:
      return LEFT_TO_STAFF;
  }
}

/** Asks one person at a time for a PIN, over the whole screen, until it is settled, given up or nobody types any more. */
export function createPinAsking({ answer, screen, tell, settle }: PinPorts) {
  let asked: { mark: MarkRequest; until: number; over: AbortController } | null = null;
  let isSent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    asked?.over.abort();
    asked = null;
    isSent = false;
    clearTimeout(timer);
    screen.leave();
  };

  const finish = (how: MarkAnswer) => {
    end();
    settle(how);
  };

  const giveUp = () => {
    if (asked) finish(LEFT_TO_STAFF);
  };

  const waitForKeys = () => {
    clearTimeout(timer);
    if (asked && !isSent) timer = setTimeout(giveUp, IDLE_MS);
  };

  /** As soon as nobody else is asked or lit at the same screen. */
  const show = (triesLeft: number) => {
    if (!asked) return;
    if (screen.cover()) {
      tell({ type: "pin_asked", triesLeft });
      waitForKeys();
    } else if (performance.now() >= asked.until) giveUp();
    else timer = setTimeout(() => show(triesLeft), SCREEN_EVERY_MS);
  };

  const give = async (pin: string) => {
    const current = asked;
    if (!current || isSent) return;
    isSent = true;
    clearTimeout(timer);
    tell({ type: "pin_given" });
    const patience = {
      remainingMs: Math.max(0, current.until - performance.now()),
      onUnconfirmed: () => {
        if (asked === current) tell({ type: "silence" });
      },
      signal: current.over.signal,
    };
    const got = await answer({ mark: current.mark, pin }, patience).catch((error): MarkAnswer => {
      console.error("a PIN could not be signed or sent", error);
      return { kind: "faulty" };
    });
    if (asked !== current) return;
    isSent = false;
    if (got.kind === "pin_asked") show(got.triesLeft);
    else finish(got);
  };

  return {
    begin(mark: MarkRequest, triesLeft: number) {
      asked = { mark, until: performance.now() + PIN_ASKED_MS, over: new AbortController() };
      show(triesLeft);
    },
    /** Somebody is still typing. */
    typed: waitForKeys,
    give,
    giveUp,
    end,
  };
}

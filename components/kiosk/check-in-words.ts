import type { CaptureFailure } from "@/components/capture/capture-failure";
import type { Bilingual } from "@/lib/contracts/check-in";
import { PIN_TRIES } from "@/lib/contracts/kiosk-pin";
import { isClockWrong } from "@/lib/domain/device-life";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import type { QualityHint } from "@/lib/domain/quality-gate";
import { formatTime, type Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import type { Text } from "@/lib/i18n/text";
import type { CheckInState, PinAsked } from "./check-in-state";
import type { KioskIconName } from "./kiosk-icon";

export type Tone = "calm" | "attention" | "good" | "late" | "info" | "bad";

/** What a state says: colour, sign and words together. `name` is that of a recognised person; `more` a smaller last line. */
export type Words = {
  tone: Tone;
  icon: KioskIconName;
  name?: Bilingual;
  title: string;
  detail: string;
  more?: string;
};

const HINT_ICONS: Record<QualityHint, KioskIconName> = {
  come_closer: "closer",
  face_the_camera: "face",
  turn_further: "face",
  turn_less: "face",
  straighten_head: "straight",
  more_light: "light",
  less_light: "light",
  even_light: "light",
  hold_still: "still",
};

const STEP_ICONS: Record<StepKind, KioskIconName> = {
  turn_left: "left",
  turn_right: "right",
  nod: "down",
  blink_twice: "eye",
  open_mouth: "mouth",
  come_closer: "closer",
};

/** States whose words are always the same. */
const PLAIN = {
  looking: { tone: "calm", icon: "face" },
  several_faces: { tone: "attention", icon: "faces" },
  capturing: { tone: "calm", icon: "still" },
  life: { tone: "calm", icon: "eye" },
  colours: { tone: "calm", icon: "still" },
  checking: { tone: "calm", icon: "work" },
  resting: { tone: "calm", icon: "next" },
  refused: { tone: "bad", icon: "lock" },
} as const satisfies Record<string, Pick<Words, "tone" | "icon">>;

/** States in which a person is shown the way that needs no face. */
const WITH_ANOTHER_WAY = {
  not_recognised: { tone: "bad", icon: "unknown" },
  try_again: { tone: "bad", icon: "again" },
  step_missed: { tone: "attention", icon: "again" },
  no_other_step: { tone: "attention", icon: "next" },
  offline: { tone: "bad", icon: "offline" },
} as const satisfies Record<string, Pick<Words, "tone" | "icon">>;

type Answered = Extract<
  CheckInState,
  { kind: "recorded" | "already_recorded" | "checked_out" | "in_review" | "no_session" }
>;

/** The words of every state, for the screen and for screen readers alike. */
export function wordsFor(state: CheckInState, text: Text, place: Place): Words {
  switch (state.kind) {
    case "starting": {
      const percent = Math.round(state.loadedShare * 100);
      const detail = text("kiosk.starting_detail", { percent });
      return { tone: "calm", icon: "work", title: text("kiosk.starting_title"), detail };
    }
    case "hint": {
      const title = text(`kiosk.hint_${state.hint}`);
      const detail = text(`kiosk.hint_${state.hint}_detail`);
      return { tone: "attention", icon: HINT_ICONS[state.hint], title, detail };
    }
    case "step": {
      const title = text(`kiosk.step_${state.step}`);
      const detail = text(state.isSlow ? "kiosk.step_slow" : `kiosk.step_${state.step}_detail`);
      const counted = { index: state.index + 1, count: state.count };
      const more = state.count > 1 ? text("kiosk.step_of", counted) : undefined;
      return { tone: "calm", icon: STEP_ICONS[state.step], title, detail, more };
    }
    case "asking_pin":
      return pinWords(state, text);
    case "waiting": {
      const detail = text("kiosk.waiting_detail", { count: state.seconds });
      const more = text("kiosk.another_way");
      return { tone: "attention", icon: "pause", title: text("kiosk.waiting_title"), detail, more };
    }
    case "recorded":
    case "already_recorded":
    case "checked_out":
    case "in_review":
    case "no_session":
      return { name: state.name ?? undefined, ...answeredWords(state, text, place) };
    case "not_recognised":
    case "try_again":
    case "step_missed":
    case "no_other_step":
    case "offline": {
      const title = text(`kiosk.${state.kind}_title`);
      const detail = text(`kiosk.${state.kind}_detail`);
      return { ...WITH_ANOTHER_WAY[state.kind], title, detail, more: text("kiosk.another_way") };
    }
    case "failed":
      return failureWords(state.failure, text);
    default: {
      const title = text(`kiosk.${state.kind}_title`);
      return { ...PLAIN[state.kind], title, detail: text(`kiosk.${state.kind}_detail`) };
    }
  }
}

function pinWords(state: PinAsked, text: Text): Words {
  const { triesLeft, phase } = state;
  const said = { title: text("kiosk.asking_pin_title"), more: text("kiosk.asking_pin_otherwise") };
  if (phase !== "typing") {
    const tone = phase === "silent" ? "attention" : "calm";
    return { ...said, tone, icon: "lock", detail: text(`kiosk.asking_pin_${phase}`) };
  }
  if (wasWrong(state)) {
    const detail = text("kiosk.asking_pin_wrong", { count: triesLeft });
    return { ...said, tone: "attention", icon: "lock", detail };
  }
  return { ...said, tone: "calm", icon: "lock", detail: text("kiosk.asking_pin_detail") };
}

/** Whether the PIN that was typed last was not right. */
export function wasWrong({ triesLeft, phase }: PinAsked): boolean {
  return phase === "typing" && triesLeft < PIN_TRIES;
}

function answeredWords(state: Answered, text: Text, place: Place): Words {
  if (state.kind === "no_session") {
    const detail = text("kiosk.no_session_detail");
    return { tone: "info", icon: "calendar", title: text("kiosk.no_session"), detail };
  }
  if (state.kind === "in_review") {
    const detail = text("kiosk.in_review_detail");
    return { tone: "info", icon: "checks", title: text("kiosk.in_review"), detail };
  }
  const time = formatTime(state.at, place);
  const detail = inLanguage(state.session, place.language);
  if (state.kind === "already_recorded") {
    return { tone: "info", icon: "checks", title: text("kiosk.already_recorded", { time }), detail };
  }
  if (state.kind === "checked_out") {
    return { tone: "good", icon: "check", title: text("kiosk.checked_out", { time }), detail };
  }
  if (state.punctuality === "on_time") {
    return { tone: "good", icon: "check", title: text("kiosk.recorded_on_time", { time }), detail };
  }
  const title = text("kiosk.recorded_late", { count: state.lateMinutes, time });
  return { tone: "late", icon: "clock", title, detail };
}

/** That this device's clock is wrong, if it is so wrong that somebody should set it. */
export function clockWarning(offsetMs: number | null, text: Text): string | undefined {
  if (offsetMs === null || !isClockWrong(offsetMs)) return undefined;
  const count = Math.round(Math.abs(offsetMs) / 60_000);
  return text(offsetMs > 0 ? "kiosk.clock_fast" : "kiosk.clock_slow", { count });
}

/** What is broken, and what to do about it. */
export function failureWords({ code, file }: CaptureFailure, text: Text): Words {
  const title = text(`kiosk.${code}_title`);
  const icon = code.startsWith("camera") ? "camera" : code === "worker_crashed" ? "again" : "warning";
  const named = code === "model_missing" || code === "model_corrupt";
  const detail = named ? text(`kiosk.${code}_detail`, { file: file ?? "" }) : text(`kiosk.${code}_detail`);
  return { tone: "bad", icon, title, detail };
}

"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { CameraStage } from "@/components/capture/camera-stage";
import type { GuideTone } from "@/components/capture/face-guide";
import type { SharedVision } from "@/components/capture/shared-vision";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inLanguage, type Language } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";
import type { CameraInUse } from "@/lib/vision/camera";
import type { LoadedModels } from "@/lib/vision/worker-messages";
import { type CheckInState, isResult } from "./check-in-state";
import { type Words, wasWrong, wordsFor } from "./check-in-words";
import { GuidancePanel } from "./guidance-panel";
import type { KioskView } from "./kiosk-views";
import { PinPanel } from "./pin-panel";
import { ResultPanel } from "./result-panel";
import { ScreenColour } from "./screen-colour";
import type { ScreenTurn } from "./screen-turn";
import { StepGuide } from "./step-guide";
import { type CheckInKiosk, useCheckIn } from "./use-check-in";
import { useResultSound } from "./use-sound";
import { useSpokenStep } from "./use-spoken-step";
import { ViewHeading } from "./view-heading";

/** What one view shows now, for the frame round all of them. */
export type ViewShown = { state: CheckInState; looks: LoadedModels | null; camera: CameraInUse | null };

type CheckInViewProps = {
  kiosk: CheckInKiosk;
  view: KioskView;
  vision: SharedVision;
  /** The turns at the screen of this view. */
  screen: ScreenTurn;
  timeZone: string;
  sound: "on" | "off";
  /** Whether another view asks somebody over this one. */
  covered: boolean;
  onShown: (shown: ViewShown) => void;
};

/** One camera of a kiosk with its own check-in: picture, guidance, result. */
export function CheckInView({
  kiosk,
  view,
  vision,
  screen,
  timeZone,
  sound,
  covered,
  onShown,
}: CheckInViewProps) {
  const text = useText();
  const language = useLanguage();
  const video = useRef<HTMLVideoElement>(null);
  const { state, looks, camera, motion, retry, resume, replaceStep, pin } = useCheckIn(video, kiosk, {
    view,
    vision,
    screen,
  });
  useResultSound(state, sound === "on");

  const tell = useEffectEvent(onShown);
  useEffect(() => tell({ state, looks, camera }), [state, looks, camera]);

  const words = viewWords(view, state, { text, language, timeZone });
  useSpokenStep(spokenOf(state, words), language, sound === "on");
  const showsResult = isResult(state);
  const isOnly = view.place === "only";
  const name = words.name && inLanguage(words.name, language);
  // What counts up or down changes too often to be read out.
  const counts = state.kind === "starting" || state.kind === "waiting";
  const announced = counts ? [words.title] : [name, words.title, words.detail, words.more];
  return (
    <section
      data-view={view.place}
      data-shown={state.kind}
      inert={covered}
      className={classNames(
        "grid min-h-0 min-w-0",
        isOnly ? "grid-rows-1" : "grid-rows-[auto_minmax(0,1fr)]",
      )}
    >
      {view.place !== "only" && <ViewHeading place={view.place} />}
      <div className={classNames("relative [container-type:size]", isOnly ? "[--u:1vmin]" : "[--u:1cqmin]")}>
        <p role="status" className="sr-only">
          {announced.filter(Boolean).join(" ")}
        </p>
        <div
          inert={showsResult || state.kind === "asking_pin"}
          className="grid h-full wide:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] wide:grid-rows-1"
        >
          <CameraStage video={video} tone={guideTone(state)} progress={progressOf(state)}>
            {state.kind === "step" && <StepGuide step={state.step} motion={motion} />}
          </CameraStage>
          <GuidancePanel words={words}>
            {state.kind === "failed" && (
              <Button onClick={retry} className="mt-3 min-h-14 justify-self-start px-6 text-xl">
                {text("common.try_again")}
              </Button>
            )}
            {state.kind === "step" && state.canReplace && (
              <Button onClick={replaceStep} className="mt-3 min-h-14 justify-self-start px-6 text-xl">
                {text("kiosk.another_step")}
              </Button>
            )}
            {state.kind === "refused" && (
              <Button onClick={resume} className="mt-3 min-h-14 justify-self-start px-6 text-xl">
                {text("kiosk.check_again")}
              </Button>
            )}
          </GuidancePanel>
        </div>
        {showsResult && <ResultPanel words={words} />}
      </div>
      {state.kind === "asking_pin" && <PinPanel asked={state} words={words} controls={pin} />}
      {state.kind === "colours" && <ScreenColour shown={state.shown} />}
    </section>
  );
}

type Place = { text: Text; language: Language; timeZone: string };

/** The words of a state; of two cameras the one that is missing is named, for the other is there. */
function viewWords({ place, wanted }: KioskView, state: CheckInState, { text, ...at }: Place): Words {
  const words = wordsFor(state, text, at);
  const isMissing = state.kind === "failed" && state.failure.code === "camera_missing";
  if (place === "only" || !isMissing) return words;
  const camera = wanted.chosen?.label || text("camera.camera");
  return { ...words, title: text("camera.missing"), detail: text("camera.missing_detail", { camera }) };
}

/** What is asked for, to be said aloud; null for nothing. */
function spokenOf(state: CheckInState, words: Words): string | null {
  if (state.kind === "step" || state.kind === "life") return words.title;
  if (state.kind !== "asking_pin" || state.phase !== "typing") return null;
  return wasWrong(state) ? words.detail : words.title;
}

function guideTone({ kind }: CheckInState): GuideTone {
  if (kind === "failed" || kind === "refused") return "off";
  if (kind === "several_faces" || kind === "hint") return "attention";
  return ["capturing", "checking", "life", "step"].includes(kind) ? "active" : "idle";
}

function progressOf(state: CheckInState): number {
  if (state.kind === "checking") return 1;
  return state.kind === "capturing" || state.kind === "step" ? state.progress : 0;
}

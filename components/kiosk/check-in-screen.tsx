"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { CameraStage } from "@/components/capture/camera-stage";
import type { GuideTone } from "@/components/capture/face-guide";
import { Button } from "@/components/ui/button";
import type { KioskState } from "@/lib/contracts/kiosk";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { type CheckInState, isResult } from "./check-in-state";
import { clockWarning, wordsFor } from "./check-in-words";
import { Clock } from "./clock";
import { DeviceInformation } from "./device-information";
import { GuidancePanel } from "./guidance-panel";
import { KioskFrame } from "./kiosk-frame";
import { OpenSessions } from "./open-sessions";
import { ResultPanel } from "./result-panel";
import { ScreenColour } from "./screen-colour";
import { SoundSwitch } from "./sound-switch";
import { StepGuide } from "./step-guide";
import { type CheckInKiosk, useCheckIn } from "./use-check-in";
import { useDailyReload } from "./use-daily-reload";
import { useResultSound, useSound } from "./use-sound";
import { useSpokenStep } from "./use-spoken-step";
import { useWakeLock } from "./use-wake-lock";

type CheckInScreenProps = {
  kiosk: CheckInKiosk;
  info: Extract<KioskState, { kind: "active" }>;
  /** Asks the server who this kiosk is. */
  onCheckAgain: () => void;
};

/** Draws one state of the check-in. */
export function CheckInScreen({ kiosk, info, onCheckAgain }: CheckInScreenProps) {
  const text = useText();
  const language = useLanguage();
  const video = useRef<HTMLVideoElement>(null);
  const { state, looks, motion, retry, resume, replaceStep } = useCheckIn(video, kiosk);
  const sound = useSound();
  useResultSound(state, sound.isOn);
  useWakeLock();
  useDailyReload(kiosk.api.now, state.kind === "looking" && !kiosk.isSilent, {
    timeZone: info.timeZone,
    sessions: info.sessions.length,
  });

  // A refusal is most likely a revocation: the server is asked at once, and then this screen gives way to the one that says so.
  const isRefused = state.kind === "refused";
  const checkAgain = useEffectEvent(onCheckAgain);
  useEffect(() => {
    if (isRefused) checkAgain();
  }, [isRefused]);

  const words = wordsFor(state, text, { language, timeZone: info.timeZone });
  useSpokenStep(state.kind === "step" || state.kind === "life" ? words.title : null, language, sound.isOn);
  const showsResult = isResult(state);
  const name = words.name && inLanguage(words.name, language);
  // What counts up or down changes too often to be read out.
  const counts = state.kind === "starting" || state.kind === "waiting";
  const announced = counts ? [words.title] : [name, words.title, words.detail, words.more];
  return (
    <KioskFrame
      state={state.kind}
      reason={state.kind === "failed" ? state.failure.code : undefined}
      title={inLanguage(info.organization, language)}
      note={text("kiosk.device_line", { device: info.deviceName })}
      warning={clockWarning(info.clockOffsetMs, text)}
      clock={<Clock now={kiosk.api.now} timeZone={info.timeZone} />}
      badge={info.embedder?.grade === "reduced" ? text("recognition.reduced_badge") : undefined}
      controls={
        <>
          <DeviceInformation deviceName={info.deviceName} looks={looks} />
          <SoundSwitch isOn={sound.isOn} onToggle={sound.toggle} />
        </>
      }
      footer={<OpenSessions sessions={info.sessions} timeZone={info.timeZone} />}
    >
      <p role="status" className="sr-only">
        {announced.filter(Boolean).join(" ")}
      </p>
      <div
        inert={showsResult}
        className="grid h-full grid-rows-[minmax(0,1fr)_auto] landscape:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] landscape:grid-rows-1"
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
          {isRefused && (
            <Button onClick={resume} className="mt-3 min-h-14 justify-self-start px-6 text-xl">
              {text("kiosk.check_again")}
            </Button>
          )}
        </GuidancePanel>
      </div>
      {state.kind === "colours" && <ScreenColour shown={state.shown} />}
      {showsResult && <ResultPanel words={words} />}
    </KioskFrame>
  );
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

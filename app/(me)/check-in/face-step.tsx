"use client";

import { useRef } from "react";
import { CameraChoice } from "@/components/capture/camera-choice";
import { CameraStage } from "@/components/capture/camera-stage";
import type { GuideTone } from "@/components/capture/face-guide";
import type { CheckInState } from "@/components/kiosk/check-in-state";
import { wordsFor } from "@/components/kiosk/check-in-words";
import { StepGuide } from "@/components/kiosk/step-guide";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import type { SelfTry } from "./self-check-in";
import { useSelfCapture } from "./use-self-capture";

type FaceStepProps = {
  begun: SelfTry;
  timeZone: string;
  onEnd: (state: CheckInState) => void;
  onProblem: (words: string) => void;
  onCancel: () => void;
};

/** The own camera with what to do, until there is an answer. */
export function FaceStep({ begun, timeZone, onEnd, onProblem, onCancel }: FaceStepProps) {
  const text = useText();
  const language = useLanguage();
  const video = useRef<HTMLVideoElement>(null);
  const { state, camera, motion, retry } = useSelfCapture(video, begun, {
    onEnd,
    onProblem: (problem) => onProblem(problemText(text, problem)),
  });
  const words = wordsFor(state, text, { language, timeZone });
  return (
    <Panel className="overflow-hidden">
      <div data-state={state.kind} data-reason={state.kind === "failed" ? state.failure.code : undefined}>
        <CameraStage
          video={video}
          tone={toneOf(state)}
          progress={progressOf(state)}
          className="aspect-[3/4] max-h-[58dvh] w-full sm:aspect-[4/3]"
        >
          {state.kind === "step" && <StepGuide step={state.step} motion={motion} />}
        </CameraStage>
        <div className="grid gap-3 p-4 sm:p-6">
          <div role="status" className="min-h-[5.5rem]">
            <p className="font-semibold text-2xl leading-snug">{words.title}</p>
            <p className="text-muted">{words.detail}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            {state.kind === "failed" && (
              <Button tone="primary" onClick={retry}>
                {text("common.try_again")}
              </Button>
            )}
            <Button onClick={onCancel}>{text("common.cancel")}</Button>
          </div>
          <CameraChoice inUse={camera} />
          <p className="text-muted text-sm">{text("selfCheckIn.no_image")}</p>
        </div>
      </div>
    </Panel>
  );
}

function toneOf({ kind }: CheckInState): GuideTone {
  if (kind === "failed" || kind === "offline") return "off";
  if (kind === "several_faces" || kind === "hint") return "attention";
  return ["capturing", "checking", "life", "step"].includes(kind) ? "active" : "idle";
}

function progressOf(state: CheckInState): number {
  if (state.kind === "checking") return 1;
  return state.kind === "capturing" || state.kind === "step" ? state.progress : 0;
}

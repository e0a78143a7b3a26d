"use client";

import { useRef } from "react";
import { CameraChoice } from "@/components/capture/camera-choice";
import { CameraStage } from "@/components/capture/camera-stage";
import type { GuideTone } from "@/components/capture/face-guide";
import { type CaptureView, useGuidedCapture } from "@/components/capture/use-guided-capture";
import { failureWords } from "@/components/kiosk/check-in-words";
import { StepGuide } from "@/components/kiosk/step-guide";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type EnrolmentCapture, POSES, type Pose } from "@/lib/domain/guided-capture";
import { useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";

type CaptureStepProps = {
  onCaptured: (capture: EnrolmentCapture) => void;
  onCancel: () => void;
  /** The poses to be taken: all of an enrolment, or only the frontal one where a face is just compared. */
  poses?: readonly Pose[];
};

/** The camera, with one instruction at a time and a word on what would be better, until there are enough good frames of every pose. */
export function CaptureStep({ onCaptured, onCancel, poses = POSES }: CaptureStepProps) {
  const text = useText();
  const video = useRef<HTMLVideoElement>(null);
  const { view, camera, pose, progress, motion, retry, skip } = useGuidedCapture(video, poses, onCaptured);
  const failure = view.kind === "failed" ? failureWords(view.failure, text) : null;
  const isTurned = pose !== "frontal" && !failure;
  const said = guidance(view, pose, text);
  return (
    <Panel className="overflow-hidden">
      <div
        data-state={view.kind}
        data-pose={pose}
        data-reason={view.kind === "failed" ? view.failure.code : undefined}
        className="grid lg:grid-cols-[3fr_2fr]"
      >
        <CameraStage
          video={video}
          tone={toneOf(view)}
          progress={progress}
          className={classNames(
            "aspect-[4/3] max-h-[60dvh] w-full lg:aspect-auto lg:h-[70dvh] lg:max-h-none",
            failure && "max-lg:hidden",
          )}
        >
          {isTurned && <StepGuide step={`turn_${pose}`} motion={motion} yaw={GOAL_YAW[pose]} />}
        </CameraStage>
        <div className="grid content-between gap-4 p-4 sm:p-6">
          <div className="grid gap-3">
            {!isTurned && (
              <>
                <h2 className="font-semibold text-xl max-lg:sr-only">{text("enrolment.capture_title")}</h2>
                <p className="text-muted max-lg:hidden">{text("enrolment.capture_lead")}</p>
              </>
            )}
            <div role="status" className={failure ? "sr-only" : "min-h-[4.5rem]"}>
              {isTurned && (
                <p className="font-semibold text-2xl leading-snug sm:text-3xl">
                  {text(`enrolment.turn_${pose}`)}
                </p>
              )}
              <p className={isTurned ? "mt-1 text-xl" : "font-semibold text-2xl leading-snug sm:text-3xl"}>
                {said}
              </p>
            </div>
            {failure && (
              <Notice tone="error" title={failure.title}>
                <p>{failure.detail}</p>
                <Button onClick={retry} className="mt-2">
                  {text("common.try_again")}
                </Button>
              </Notice>
            )}
          </div>
          <div className="grid gap-3">
            {isTurned ? (
              <div className="grid gap-2">
                <p className="text-muted">{text("enrolment.skip_hint")}</p>
                <Button onClick={skip} className="sm:justify-self-start">
                  {text("enrolment.skip")}
                </Button>
              </div>
            ) : (
              <p className="text-muted">{text("enrolment.no_image")}</p>
            )}
            <CameraChoice inUse={camera} />
            <Button onClick={onCancel} className="sm:justify-self-start">
              {text("enrolment.capture_cancel")}
            </Button>
          </div>
        </div>
      </div>
    </Panel>
  );
}

/** How far the drawn head is turned that is to be reached: the middle of what a turned pose accepts, in degrees. */
const GOAL_YAW = { left: 20, right: -20 } as const;

function guidance(view: CaptureView, pose: Pose, text: Text): string {
  switch (view.kind) {
    case "starting":
      return text("enrolment.starting", { percent: Math.round(view.loadedShare * 100) });
    case "nobody":
      return text("enrolment.nobody_seen");
    case "several_faces":
      return text("enrolment.several_faces");
    case "stranger":
      return text("enrolment.stranger");
    case "hint":
      return `${text(`kiosk.hint_${view.hint}`)}. ${text(`kiosk.hint_${view.hint}_detail`)}`;
    case "capturing":
      return text(pose === "frontal" ? "enrolment.capturing" : "enrolment.capturing_turned");
    case "failed":
      return "";
  }
}

function toneOf({ kind }: CaptureView): GuideTone {
  if (kind === "several_faces" || kind === "stranger" || kind === "hint") return "attention";
  if (kind === "failed") return "off";
  return kind === "capturing" ? "active" : "idle";
}

"use client";

import { useRef } from "react";
import { CameraChoice } from "@/components/capture/camera-choice";
import { CameraStage } from "@/components/capture/camera-stage";
import type { GuideTone } from "@/components/capture/face-guide";
import { type CaptureView, useCapture } from "@/components/capture/use-capture";
import { failureWords } from "@/components/kiosk/check-in-words";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Capture } from "@/lib/domain/capture";
import { useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";

type CaptureStepProps = { onCaptured: (capture: Capture) => void; onCancel: () => void };

/** The camera, with a word on what would be better, until there are enough good frames. */
export function CaptureStep({ onCaptured, onCancel }: CaptureStepProps) {
  const text = useText();
  const video = useRef<HTMLVideoElement>(null);
  const { view, camera, retry } = useCapture(video, "enrol", onCaptured);
  const failure = view.kind === "failed" ? failureWords(view.failure, text) : null;
  const progress = view.kind === "capturing" ? view.progress : 0;
  return (
    <Panel className="overflow-hidden">
      <div
        data-state={view.kind}
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
        />
        <div className="grid content-between gap-4 p-4 sm:p-6">
          <div className="grid gap-3">
            <h2 className="font-semibold text-xl max-lg:sr-only">{text("enrolment.capture_title")}</h2>
            <p className="text-muted max-lg:hidden">{text("enrolment.capture_lead")}</p>
            <p
              role="status"
              className={
                failure ? "sr-only" : "min-h-[2.6em] font-semibold text-2xl leading-snug sm:text-3xl"
              }
            >
              {guidance(view, text)}
            </p>
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
            <CameraChoice inUse={camera} />
            <p className="text-muted">{text("enrolment.no_image")}</p>
            <Button onClick={onCancel} className="sm:justify-self-start">
              {text("enrolment.capture_cancel")}
            </Button>
          </div>
        </div>
      </div>
    </Panel>
  );
}

function guidance(view: CaptureView, text: Text): string {
  switch (view.kind) {
    case "starting":
      return text("enrolment.starting", { percent: Math.round(view.loadedShare * 100) });
    case "nobody":
      return text("enrolment.nobody_seen");
    case "several_faces":
      return text("enrolment.several_faces");
    case "hint":
      return `${text(`kiosk.hint_${view.hint}`)}. ${text(`kiosk.hint_${view.hint}_detail`)}`;
    case "capturing":
      return text("enrolment.capturing");
    case "failed":
      return "";
  }
}

function toneOf({ kind }: CaptureView): GuideTone {
  if (kind === "several_faces" || kind === "hint") return "attention";
  if (kind === "failed") return "off";
  return kind === "capturing" ? "active" : "idle";
}

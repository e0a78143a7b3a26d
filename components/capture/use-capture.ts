"use client";

import { type RefObject, useRef, useState } from "react";
import {
  addSighting,
  CAPTURE_RULES,
  type Capture,
  EMPTY_CAPTURE,
  isCaptureComplete,
} from "@/lib/domain/capture";
import type { CapturePurpose } from "@/lib/domain/sighting";
import type { CameraInUse } from "@/lib/vision/camera";
import type { CaptureFailure } from "./capture-failure";
import type { FaceLoopEvent } from "./face-loop";
import { type FaceView, viewOf } from "./face-view";
import { createSteadyView } from "./steady-view";
import { useFaceLoop } from "./use-face-loop";

/** What one capture looks like from outside, until it is complete. */
export type CaptureView =
  | { kind: "starting"; loadedShare: number }
  | { kind: "failed"; failure: CaptureFailure }
  | FaceView;

/** Takes one capture of one face and hands it over once. */
export function useCapture(
  video: RefObject<HTMLVideoElement | null>,
  purpose: CapturePurpose,
  onCaptured: (capture: Capture) => void,
): { view: CaptureView; camera: CameraInUse | null; retry: () => void } {
  const [view, setView] = useState<CaptureView>({ kind: "starting", loadedShare: 0 });
  const capture = useRef(EMPTY_CAPTURE);
  const steady = useRef<ReturnType<typeof createSteadyView>>(null);
  const isOver = useRef(false);

  const { loop, camera } = useFaceLoop(video, { purpose }, (event: FaceLoopEvent) => {
    if (isOver.current) return;
    if (event.kind === "loading") {
      setView((shown) =>
        shown.kind === "starting" ? { kind: "starting", loadedShare: event.loadedShare } : shown,
      );
    } else if (event.kind === "running") setView({ kind: "nobody" });
    else if (event.kind === "failed") setView({ kind: "failed", failure: event.failure });
    else {
      capture.current = addSighting(capture.current, event.sighting, CAPTURE_RULES[purpose]);
      steady.current ??= createSteadyView();
      setView(steady.current(viewOf(event.sighting, capture.current, purpose), event.sighting.at));
      if (!isCaptureComplete(capture.current, CAPTURE_RULES[purpose])) return;
      isOver.current = true;
      loop.current?.stop();
      onCaptured(capture.current);
    }
  });

  return { view, camera, retry: () => loop.current?.retry() };
}

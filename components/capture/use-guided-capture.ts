"use client";

import { type RefObject, useRef, useState } from "react";
import { createFaceMotion, type FaceMotion } from "@/components/kiosk/face-motion";
import {
  addToPose,
  beginPoses,
  type EnrolmentCapture,
  enrolmentCapture,
  type GuidedCapture,
  guidedProgress,
  type Pose,
  PURPOSE_OF_POSE,
  skipSides,
} from "@/lib/domain/guided-capture";
import type { Sighting } from "@/lib/domain/sighting";
import type { CameraInUse } from "@/lib/vision/camera";
import type { CaptureFailure } from "./capture-failure";
import type { FaceLoopEvent } from "./face-loop";
import { type FaceView, viewOf } from "./face-view";
import { lookFor } from "./shared-vision";
import { createSteadyView } from "./steady-view";
import { useFaceLoop } from "./use-face-loop";

/** What one capture looks like from outside, until it is complete. */
export type CaptureView =
  | { kind: "starting"; loadedShare: number }
  | { kind: "failed"; failure: CaptureFailure }
  /** Good enough for a turned pose, but not the face that was seen from the front. */
  | { kind: "stranger" }
  | FaceView;

/** `progress` of the whole, 0..1, in steps of a twentieth; `motion` follows the face for a drawing. */
type GuidedView = {
  view: CaptureView;
  pose: Pose;
  progress: number;
  motion: FaceMotion;
  camera: CameraInUse | null;
  retry: () => void;
  skip: () => void;
};

const STEPS = 20;

/** Takes one capture of one face pose by pose and hands it over once; the poses stay as they were asked for at first. */
export function useGuidedCapture(
  video: RefObject<HTMLVideoElement | null>,
  asked: readonly Pose[],
  onCaptured: (capture: EnrolmentCapture) => void,
): GuidedView {
  const [view, setView] = useState<CaptureView>({ kind: "starting", loadedShare: 0 });
  const [pose, setPose] = useState<Pose>("frontal");
  const [progress, setProgress] = useState(0);
  const [motion] = useState(createFaceMotion);
  const [steady] = useState(createSteadyView);
  const guided = useRef<GuidedCapture>(null);

  const proceed = (next: GuidedCapture) => {
    guided.current = next;
    setProgress(Math.floor(guidedProgress(next) * STEPS) / STEPS);
    if (next.pose) {
      setPose(next.pose);
      loop.current?.lookBy(lookFor(PURPOSE_OF_POSE[next.pose]));
      return;
    }
    loop.current?.stop();
    onCaptured(enrolmentCapture(next));
  };

  const see = (sighting: Sighting) => {
    const before = guided.current ?? beginPoses(asked);
    if (before.pose === null) return;
    motion.tell(sighting.face);
    const next = addToPose(before, sighting);
    if (next.stranger) setView({ kind: "stranger" });
    else if (next.pose === before.pose) {
      setView(
        steady(viewOf(sighting, next.captures[before.pose], PURPOSE_OF_POSE[before.pose]), sighting.at),
      );
    }
    proceed(next);
  };

  const { loop, camera } = useFaceLoop(video, { purpose: "enrol" }, (event: FaceLoopEvent) => {
    if (event.kind === "loading") {
      setView((shown) =>
        shown.kind === "starting" ? { kind: "starting", loadedShare: event.loadedShare } : shown,
      );
    } else if (event.kind === "running") setView({ kind: "nobody" });
    else if (event.kind === "failed") setView({ kind: "failed", failure: event.failure });
    else see(event.sighting);
  });

  return {
    view,
    pose,
    progress,
    motion,
    camera,
    retry: () => loop.current?.retry(),
    skip: () => guided.current && proceed(skipSides(guided.current)),
  };
}

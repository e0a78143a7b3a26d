"use client";

import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { CapturePurpose } from "@/lib/domain/sighting";
import type { CameraInUse, WantedCamera } from "@/lib/vision/camera";
import { useEmbedders } from "./embedder-choice";
import { type FaceLoop, type FaceLoopEvent, startFaceLoop } from "./face-loop";
import { useCameraPlan } from "./remembered-cameras";
import { createSharedVision, lookFor, type SharedVision } from "./shared-vision";

/** `vision` and `wanted`, where a page looks through more than one camera; else a worker of its own and the camera that this browser remembers. */
type LoopOptions = { purpose: CapturePurpose; vision?: SharedVision; wanted?: WantedCamera };

/** Runs the face loop on a video element while the component is shown; `onEvent` always sees the newest props. */
export function useFaceLoop(
  video: RefObject<HTMLVideoElement | null>,
  { purpose, vision: given, wanted: told }: LoopOptions,
  onEvent: (event: FaceLoopEvent) => void,
): { loop: RefObject<FaceLoop | null>; camera: CameraInUse | null } {
  const loop = useRef<FaceLoop | null>(null);
  const [camera, setCamera] = useState<CameraInUse | null>(null);
  const { first } = useCameraPlan();
  const own = useOwnVision();
  const vision = given ?? own;
  const wanted: WantedCamera = told ?? { chosen: first, otherwise: "stand_in", taken: [] };
  const tell = useEffectEvent(onEvent);
  const start = useEffectEvent((element: HTMLVideoElement) =>
    startFaceLoop(
      element,
      { look: lookFor(purpose), vision, wanted },
      { tell: (event) => tell(event), tellCamera: setCamera },
    ),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another purpose or worker is another loop; another camera is not.
  useEffect(() => {
    if (!video.current) return;
    const started = start(video.current);
    loop.current = started;
    return () => started.stop();
  }, [video, purpose, vision]);

  useEffect(() => loop.current?.use(wanted));

  return { loop, camera };
}

/** A worker for the embedders chosen above; it starts when a loop first looks with it. */
export function useOwnVision(): SharedVision {
  const names = useEmbedders().join(" ");
  return useMemo(() => createSharedVision(names === "" ? [] : names.split(" ")), [names]);
}

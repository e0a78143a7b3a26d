"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { CapturePurpose } from "@/lib/domain/sighting";
import { useEmbedders } from "./embedder-choice";
import { type FaceLoop, type FaceLoopEvent, startFaceLoop } from "./face-loop";

/** Runs the face loop on a video element while the component is shown; `onEvent` always sees the newest props. */
export function useFaceLoop(
  video: RefObject<HTMLVideoElement | null>,
  purpose: CapturePurpose,
  onEvent: (event: FaceLoopEvent) => void,
): RefObject<FaceLoop | null> {
  const loop = useRef<FaceLoop | null>(null);
  const tell = useEffectEvent(onEvent);
  const embedders = useEmbedders();
  const names = embedders.join(" ");

  useEffect(() => {
    if (!video.current) return;
    const look = { purpose, embedders: names === "" ? [] : names.split(" ") };
    const started = startFaceLoop(video.current, look, (event) => tell(event));
    loop.current = started;
    return () => started.stop();
  }, [video, purpose, names]);

  return loop;
}

"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { CaptureFailure } from "@/components/capture/capture-failure";
import { type FaceLoop, type FaceLoopEvent, startFaceLoop } from "@/components/capture/face-loop";
import { createSharedVision } from "@/components/capture/shared-vision";
import { encodeVector } from "@/lib/contracts/bytes";
import type { ProblemReport, Reply } from "@/lib/contracts/problem";
import type { NamedFaces, NameFacesRequest } from "@/lib/contracts/roll-call";
import type { Camera } from "@/lib/domain/camera-choice";
import { nameOfModel } from "@/lib/domain/embedder-model";
import {
  type FaceTrack,
  type FaceTracks,
  followFaces,
  fusedFaces,
  NO_TRACKS,
} from "@/lib/domain/roll-call/face-tracks";
import type { RoomSighting } from "@/lib/domain/roll-call/room-sighting";
import type { CameraInUse, WantedCamera } from "@/lib/vision/camera";
import { NOBODY_YET, type RollCall, stateOfFace, withAnswers } from "./roll-call-state";

/** After a question that got no answer the next one waits so long. */
const PAUSE_MS = 5_000;

/** The camera at the back, or whichever the teacher chooses; another one while that is not there. */
const ROOM: WantedCamera = { chosen: null, otherwise: "stand_in", taken: [], shows: "room" };

/** How far the camera is. */
export type CameraStage =
  | { kind: "starting"; loadedShare: number }
  | { kind: "failed"; failure: CaptureFailure }
  | { kind: "running" };

/** Why the last question about faces got no answer; null when it got one. */
export type AskFailure = { problem: ProblemReport | null } | null;

type RollCallSettings = {
  sessionId: string;
  embedder: string;
  nameFaces: (request: NameFacesRequest) => Promise<Reply<NamedFaces>>;
};

/**
 * Looks at the room, follows every face, and asks the server who those are of which enough frames are there: all in view together, again
 * when twice as much is known of one without a name.
 */
export function useRollCall(
  video: RefObject<HTMLVideoElement | null>,
  { sessionId, embedder, nameFaces }: RollCallSettings,
) {
  const [stage, setStage] = useState<CameraStage>({ kind: "starting", loadedShare: 0 });
  const [room, setRoom] = useState<{ sighting: RoomSighting; tracks: readonly FaceTrack[] } | null>(null);
  const [call, setCall] = useState<RollCall>(NOBODY_YET);
  const [askFailure, setAskFailure] = useState<AskFailure>(null);
  const [camera, setCamera] = useState<CameraInUse | null>(null);
  const loop = useRef<FaceLoop<RoomSighting> | null>(null);
  const tracks = useRef<FaceTracks>(NO_TRACKS);
  const asked = useRef(new Map<number, number>());
  const pause = useRef({ isAsking: false, until: 0 });

  const tell = useEffectEvent((event: FaceLoopEvent<RoomSighting>) => {
    if (event.kind === "loading")
      setStage((shown) =>
        shown.kind === "starting" ? { kind: "starting", loadedShare: event.loadedShare } : shown,
      );
    else if (event.kind === "running") setStage({ kind: "running" });
    else if (event.kind === "failed") setStage({ kind: "failed", failure: event.failure });
    else {
      const { sighting } = event;
      tracks.current = followFaces(tracks.current, sighting.faces, sighting.model.agreement);
      setRoom({ sighting, tracks: tracks.current.tracks });
      void ask(sighting);
    }
  });

  async function ask({ at, model }: RoomSighting) {
    const ready = fusedFaces(tracks.current);
    const isNews = ready.some(
      ({ track }) =>
        stateOfFace(call, track.id).kind !== "named" &&
        track.goodFrames >= 2 * (asked.current.get(track.id) ?? 0),
    );
    if (!isNews || pause.current.isAsking || at < pause.current.until) return;
    pause.current.isAsking = true;
    const reply = await nameFaces({
      sessionId,
      model: nameOfModel(model),
      faces: ready.map(({ fused }) => ({ ...fused, embedding: encodeVector(fused.embedding) })),
    }).catch(() => null);
    pause.current.isAsking = false;
    if (reply?.ok) {
      for (const { track } of ready) asked.current.set(track.id, track.goodFrames);
      const ids = ready.map(({ track }) => track.id);
      setCall((known) => withAnswers(known, ids, reply.value.faces));
      setAskFailure(null);
    } else {
      pause.current.until = at + PAUSE_MS;
      setAskFailure({ problem: reply?.problem ?? null });
    }
  }

  useEffect(() => {
    if (!video.current) return;
    const started = startFaceLoop<RoomSighting>(
      video.current,
      {
        look: (client, frame, at) => client.lookAround(frame, at),
        vision: createSharedVision([embedder]),
        wanted: ROOM,
      },
      { tell: (event) => tell(event), tellCamera: setCamera },
    );
    loop.current = started;
    return () => started.stop();
  }, [video, embedder]);

  return {
    stage,
    room,
    call,
    setCall,
    askFailure,
    camera,
    use: (chosen: Camera) => loop.current?.use({ ...ROOM, chosen }),
    retry: () => loop.current?.retry(),
  };
}

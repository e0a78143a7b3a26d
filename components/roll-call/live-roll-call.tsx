"use client";

import { useRef } from "react";
import { CameraSelect } from "@/components/capture/camera-select";
import { useCameras } from "@/components/capture/use-cameras";
import { failureWords } from "@/components/kiosk/check-in-words";
import { isMarked } from "@/components/roll/roll-state";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { RollView } from "@/lib/contracts/roll";
import type { RollCallResult } from "@/lib/contracts/roll-call";
import { isFused } from "@/lib/domain/roll-call/face-tracks";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import { FacesWithoutName } from "./faces-without-name";
import { guidance } from "./guidance";
import { PeopleHere } from "./people-here";
import { PeopleMissing } from "./people-missing";
import type { RollCallEdges } from "./roll-call-board";
import { stateOfFace, withoutFace, withoutPerson, withPerson, withPick } from "./roll-call-state";
import { RoomPicture } from "./room-picture";
import { type AskFailure, type CameraStage, useRollCall } from "./use-roll-call";

type LiveRollCallProps = {
  roll: RollView;
  embedder: string;
  enrolledIds: readonly string[];
  edges: RollCallEdges;
  onDone: (result: RollCallResult) => void;
};

/** The room with names on it and the lists beside it. Nothing is recorded before the teacher confirms. */
export function LiveRollCall({ roll, embedder, enrolledIds, edges, onDone }: LiveRollCallProps) {
  const text = useText();
  const language = useLanguage();
  const video = useRef<HTMLVideoElement>(null);
  const { sessionId, entries } = roll;
  const settings = { sessionId, embedder, nameFaces: edges.nameFaces };
  const { stage, room, call, setCall, askFailure, camera, use, retry } = useRollCall(video, settings);
  const cameras = useCameras(camera);
  const { busy, problem, submit } = useSubmission();
  const nameOf = new Map(entries.map(({ personId, name }) => [personId, inLanguage(name, language)]));
  const faces = (room?.tracks ?? []).map((track) => ({ track, state: stateOfFace(call, track.id) }));
  const open = faces.filter(({ track, state }) => state.kind === "open" && isFused(track));
  const missing = entries.filter((entry) => !isMarked(entry) && !call.here.has(entry.personId));
  const confirmed = entries.filter((entry) => !isMarked(entry) && call.here.has(entry.personId));

  async function confirm() {
    const personIds = confirmed.map(({ personId }) => personId);
    const done = await submit(() => edges.confirm({ sessionId, personIds }));
    if (done) onDone(done.value);
  }

  return (
    <div data-state={stage.kind} className="grid gap-4 lg:grid-cols-[3fr_2fr] lg:items-start">
      <div className="grid gap-3 lg:sticky lg:top-4">
        <RoomPicture
          video={video}
          size={room?.sighting ?? null}
          faces={faces
            .filter(({ track }) => track.missed === 0)
            .map(({ track, state }) => ({
              track,
              state,
              label:
                state.kind === "named"
                  ? (nameOf.get(state.personId) ?? "")
                  : state.kind === "open"
                    ? text("rollCall.face", { number: track.id })
                    : "",
            }))}
        />
        <CameraWords stage={stage} askFailure={askFailure} retry={retry}>
          {guidance(room?.sighting ?? null, text)}
        </CameraWords>
        <p className="text-muted text-sm">{text("rollCall.look_yourself")}</p>
        {cameras.length > 1 && (
          <CameraSelect label={text("camera.camera")} cameras={cameras} value={camera} onChoose={use} />
        )}
      </div>
      <Panel className="grid gap-5 p-4">
        <PeopleHere
          entries={entries}
          call={call}
          onUndo={(personId) => setCall((known) => withoutPerson(known, personId))}
        />
        <FacesWithoutName
          faces={open.map(({ track }) => track.id)}
          missing={missing}
          onPick={(face, personId) => setCall((known) => withPick(known, face, personId))}
          onIgnore={(face) => setCall((known) => withoutFace(known, face))}
        />
        <PeopleMissing
          missing={missing}
          enrolledIds={new Set(enrolledIds)}
          onHere={(personId) => setCall((known) => withPerson(known, personId))}
        />
        <div className="z-10 grid gap-2 border-line border-t bg-surface pt-3 pb-2 lg:sticky lg:bottom-0">
          {problem && <Notice tone="error">{problem}</Notice>}
          <Button tone="primary" busy={busy} disabled={confirmed.length === 0} onClick={confirm}>
            {text("rollCall.confirm", { count: confirmed.length })}
          </Button>
          <p className="text-muted text-sm">{text("rollCall.nothing_yet")}</p>
        </div>
      </Panel>
    </div>
  );
}

type CameraWordsProps = { stage: CameraStage; askFailure: AskFailure; retry: () => void; children: string };

/** How the camera is, what would help, and whether names can be had at the moment. */
function CameraWords({ stage, askFailure, retry, children }: CameraWordsProps) {
  const text = useText();
  if (stage.kind === "failed") {
    const { title, detail } = failureWords(stage.failure, text);
    return (
      <Notice tone="error" title={title}>
        <p>{detail}</p>
        <Button onClick={retry} className="mt-2">
          {text("common.try_again")}
        </Button>
      </Notice>
    );
  }
  return (
    <>
      <p role="status" className="font-semibold text-lg">
        {stage.kind === "starting"
          ? text("enrolment.starting", { percent: Math.round(stage.loadedShare * 100) })
          : children}
      </p>
      {askFailure && (
        <Notice tone="warning">
          {askFailure.problem ? problemText(text, askFailure.problem) : text("rollCall.unreachable")}
        </Notice>
      )}
    </>
  );
}

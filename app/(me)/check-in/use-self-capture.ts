"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { FaceLoopEvent } from "@/components/capture/face-loop";
import { useFaceLoop } from "@/components/capture/use-face-loop";
import { type CheckInRun, createCheckInRun } from "@/components/kiosk/check-in-run";
import { type CheckInState, isResult, START } from "@/components/kiosk/check-in-state";
import { createFaceMotion, type FaceMotion } from "@/components/kiosk/face-motion";
import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import type { ChallengeReply } from "@/lib/contracts/kiosk";
import type { ProblemReport, Reply } from "@/lib/contracts/problem";
import { actsOf } from "@/lib/domain/active-capture";
import { modelOfCapture } from "@/lib/domain/capture";
import { clientModels } from "@/lib/domain/client-models";
import { attest, type CameraFacts } from "@/lib/kiosk/attestation";
import { createChallengeKeeper } from "@/lib/kiosk/challenge-keeper";
import type { Answer } from "@/lib/kiosk/kiosk-api";
import { sendMark } from "@/lib/kiosk/send-mark";
import type { CameraInUse } from "@/lib/vision/camera";
import { askSelfQuestionAction, finishSelfCheckInAction } from "./actions";
import type { SelfTry } from "./self-check-in";

const NO_CAMERA: CameraFacts = { label: "", width: 1, height: 1, fps: 0, jitterMs: null };

type SelfCaptureEvents = {
  /** The answer, or that there can be none: the state that says so. */
  onEnd: (state: CheckInState) => void;
  onProblem: (problem: ProblemReport) => void;
};

/** One capture of one's own face as the answer to one question; what is shown comes from the same run as at a kiosk. */
export function useSelfCapture(
  video: RefObject<HTMLVideoElement | null>,
  { tryId, device }: SelfTry,
  { onEnd, onProblem }: SelfCaptureEvents,
): { state: CheckInState; camera: CameraInUse | null; motion: FaceMotion; retry: () => void } {
  const [state, setState] = useState(START);
  const [motion] = useState(createFaceMotion);
  const run = useRef<CheckInRun | null>(null);

  const { loop, camera } = useFaceLoop(video, { purpose: "check_in" }, (event: FaceLoopEvent) => {
    if (event.kind === "seen") {
      motion.tell(event.sighting.face);
      run.current?.see(event.sighting);
    } else if (event.kind === "loading")
      run.current?.tell({ type: "loading", loadedShare: event.loadedShare });
    else if (event.kind === "running") run.current?.tell({ type: "running" });
    else run.current?.tell({ type: "failed", failure: event.failure });
  });

  const cameraFacts = useEffectEvent(() => loop.current?.camera() ?? NO_CAMERA);
  const show = useEffectEvent((next: CheckInState) => {
    if (isResult(next) || next.kind === "refused") onEnd(next);
    else setState(next);
  });
  const answered = useEffectEvent(<Value>(reply: Reply<Value>): Answer<Value> => {
    if (reply.ok) return { kind: "answered", value: reply.value };
    onProblem(reply.problem);
    return { kind: "refused", problem: reply.problem };
  });

  useEffect(() => {
    const ask = async (): Promise<Answer<ChallengeReply>> =>
      reach(async () => answered(await askSelfQuestionAction({ tryId })));
    const finish = async (request: MarkRequest): Promise<Answer<CheckInOutcome>> =>
      reach(async () => answered(await finishSelfCheckInAction(request)));
    const started = createCheckInRun({
      challenges: createChallengeKeeper(ask),
      sign: (active, challenge) =>
        attest(active.capture, {
          device,
          challenge,
          acts: actsOf(active),
          camera: cameraFacts(),
          models: clientModels(modelOfCapture(active.capture)),
          tier: "T0",
          now: Date.now(),
        }),
      send: (request, remainingMs, onUnconfirmed) => {
        const action = async (body: MarkRequest) => {
          const answer = await finish(body);
          if (answer.kind !== "answered") throw new Error("no answer");
          return answer.value;
        };
        return sendMark(request, { routes: { action, rest: finish }, remainingMs, onUnconfirmed });
      },
      isReachable: async () => (await ask()).kind === "answered",
      show: (next) => show(next),
    });
    run.current = started;
    return () => started.stop();
  }, [tryId, device]);

  return { state, camera, motion, retry: () => loop.current?.retry() };
}

/** A rejected action is a lost network, or a server that was renewed: no answer either way. */
async function reach<Value>(call: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    return await call();
  } catch {
    return { kind: "unreachable" };
  }
}

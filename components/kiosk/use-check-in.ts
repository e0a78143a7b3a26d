"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { FaceLoopEvent } from "@/components/capture/face-loop";
import type { SharedVision } from "@/components/capture/shared-vision";
import { useFaceLoop } from "@/components/capture/use-face-loop";
import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import type { PinRequest } from "@/lib/contracts/kiosk-pin";
import { actsOf } from "@/lib/domain/active-capture";
import { modelOfCapture } from "@/lib/domain/capture";
import { clientModels } from "@/lib/domain/client-models";
import { attest, type CameraFacts } from "@/lib/kiosk/attestation";
import { createChallengeKeeper } from "@/lib/kiosk/challenge-keeper";
import type { Device } from "@/lib/kiosk/device-key";
import type { KioskApi } from "@/lib/kiosk/kiosk-api";
import { sendMark, sendPin } from "@/lib/kiosk/send-mark";
import { signPin } from "@/lib/kiosk/sign-pin";
import type { CameraInUse } from "@/lib/vision/camera";
import type { LoadedModels } from "@/lib/vision/worker-messages";
import { type CheckInRun, createCheckInRun } from "./check-in-run";
import { type CheckInState, START } from "./check-in-state";
import { createFaceMotion, type FaceMotion } from "./face-motion";
import { DIRECTIONS, type KioskView } from "./kiosk-views";
import { looksOf } from "./looks-of";
import type { ScreenTurn } from "./screen-turn";

/** The server actions of the page: one mark or one typed PIN, one outcome. */
export type KioskActions = {
  mark: (request: MarkRequest) => Promise<CheckInOutcome>;
  answerPin: (request: PinRequest) => Promise<CheckInOutcome>;
};

/** `isSilent`: the server gave no answer when it was last asked who this kiosk is. */
export type CheckInKiosk = { device: Device; api: KioskApi; actions: KioskActions; isSilent: boolean };

/** What the keypad tells: a key was touched, all digits are there, there is no PIN. */
export type PinControls = { onKey: () => void; onPin: (pin: string) => void; onNone: () => void };

/** Through which camera, by which worker, and with which turns at the screen. */
type Looking = { view: KioskView; vision: SharedVision; screen: ScreenTurn };

const NO_CAMERA: CameraFacts = { label: "", width: 1, height: 1, fps: 0, jitterMs: null };

/** Frame -> vision -> sign -> send -> state. The state changes only when what is shown changes. */
export function useCheckIn(
  video: RefObject<HTMLVideoElement | null>,
  { device, api, actions, isSilent }: CheckInKiosk,
  { view, vision, screen }: Looking,
): {
  state: CheckInState;
  looks: LoadedModels | null;
  camera: CameraInUse | null;
  motion: FaceMotion;
  retry: () => void;
  resume: () => void;
  replaceStep: () => void;
  pin: PinControls;
} {
  const [state, setState] = useState(START);
  const [looks, setLooks] = useState<LoadedModels | null>(null);
  const run = useRef<CheckInRun | null>(null);
  const [motion] = useState(createFaceMotion);

  const looking = { purpose: "check_in", vision, wanted: view.wanted } as const;
  const { loop, camera } = useFaceLoop(video, looking, (event: FaceLoopEvent) => {
    if (event.kind === "seen") {
      motion.tell(event.sighting.face);
      run.current?.see(event.sighting);
    } else if (event.kind === "loading")
      run.current?.tell({ type: "loading", loadedShare: event.loadedShare });
    else if (event.kind === "running") {
      setLooks(event.looks);
      api.tellLooks(looksOf(event.looks));
      run.current?.tell({ type: "running" });
    } else run.current?.tell({ type: "failed", failure: event.failure });
  });

  const markNow = useEffectEvent(actions.mark);
  const answerPinNow = useEffectEvent(actions.answerPin);
  const direction = DIRECTIONS[view.place];
  const cameraFacts = useEffectEvent((): CameraFacts => {
    const facts = loop.current?.camera() ?? NO_CAMERA;
    return direction ? { ...facts, direction } : facts;
  });
  // A kiosk that gets a new key goes on with the check-in that is under way.
  const self = useEffectEvent(() => device);

  useEffect(() => {
    const started = createCheckInRun({
      challenges: createChallengeKeeper((instead) => api.challenge(self(), instead)),
      sign: (active, challenge) =>
        attest(active.capture, {
          device: self(),
          challenge,
          acts: actsOf(active),
          camera: cameraFacts(),
          models: clientModels(modelOfCapture(active.capture)),
          tier: "T1",
          now: api.now(),
        }),
      send: (request, remainingMs, onUnconfirmed) => {
        const routes = { action: (body: MarkRequest) => markNow(body), rest: api.mark };
        return sendMark(request, { routes, remainingMs, onUnconfirmed });
      },
      answerPin: async ({ mark, pin }, patience) => {
        const request = await signPin(self(), { mark, pin, now: api.now() });
        const action = (body: PinRequest) => answerPinNow(body);
        return sendPin(request, { action, ...patience });
      },
      isReachable: async () => (await api.state(self())).kind === "answered",
      show: setState,
      screen,
    });
    run.current = started;
    return () => started.stop();
  }, [api, screen]);

  // Said even while nobody stands there, so that nobody queues in vain.
  useEffect(() => {
    if (isSilent) run.current?.tell({ type: "silence" });
  }, [isSilent]);

  return {
    state,
    looks,
    camera,
    motion,
    replaceStep: () => void run.current?.replaceStep(),
    pin: {
      onKey: () => run.current?.typed(),
      onPin: (pin) => run.current?.givePin(pin),
      onNone: () => run.current?.leavePin(),
    },
    retry: () => loop.current?.retry(),
    resume: () => run.current?.tell({ type: "let_in_again" }),
  };
}

"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { standInWords } from "@/components/capture/camera-words";
import { useCameraPlan } from "@/components/capture/remembered-cameras";
import { useOwnVision } from "@/components/capture/use-face-loop";
import type { KioskState } from "@/lib/contracts/kiosk";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { START } from "./check-in-state";
import { CheckInView, type ViewShown } from "./check-in-view";
import { clockWarning } from "./check-in-words";
import { Clock } from "./clock";
import { DeviceInformation } from "./device-information";
import { KioskFrame } from "./kiosk-frame";
import { viewsOf } from "./kiosk-views";
import { OpenSessions } from "./open-sessions";
import { createScreen } from "./screen-turn";
import { SoundSwitch } from "./sound-switch";
import type { CheckInKiosk } from "./use-check-in";
import { useDailyReload } from "./use-daily-reload";
import { useSound } from "./use-sound";
import { useWakeLock } from "./use-wake-lock";

type CheckInScreenProps = {
  kiosk: CheckInKiosk;
  info: Extract<KioskState, { kind: "active" }>;
  /** Asks the server who this kiosk is. */
  onCheckAgain: () => void;
};

/** Where a view stands: the second comes and goes, the first stays. */
const AT = ["first", "second"] as const;
const NOTHING_YET: ViewShown = { state: START, looks: null, camera: null };

/** A kiosk at work: one camera, or two side by side that share one worker, each with a check-in of its own. */
export function CheckInScreen({ kiosk, info, onCheckAgain }: CheckInScreenProps) {
  const text = useText();
  const language = useLanguage();
  const plan = useCameraPlan();
  const views = viewsOf(plan, info.mode).map((view, index) => ({ ...view, at: AT[index] ?? "first" }));
  const vision = useOwnVision();
  const [turns] = useState(() => {
    const turnAt = createScreen();
    return { first: turnAt(), second: turnAt() };
  });
  const [told, setTold] = useState({ first: NOTHING_YET, second: NOTHING_YET });
  const shown = views.map(({ at }) => told[at]);
  const { first } = told;
  const only = shown.length === 1 ? first.state : null;
  const asking = views.find(({ at }) => told[at].state.kind === "asking_pin")?.at;

  const sound = useSound();
  useWakeLock();
  useDailyReload(kiosk.api.now, shown.every(({ state }) => state.kind === "looking") && !kiosk.isSilent, {
    timeZone: info.timeZone,
    sessions: info.sessions.length,
  });

  // A refusal is most likely a revocation: the server is asked at once, and then this screen gives way to the one that says so.
  const isRefused = shown.some(({ state }) => state.kind === "refused");
  const checkAgain = useEffectEvent(onCheckAgain);
  useEffect(() => {
    if (isRefused) checkAgain();
  }, [isRefused]);

  const warnings = [clockWarning(info.clockOffsetMs, text), standInWords(first.camera, text)];
  return (
    <KioskFrame
      state={only?.kind ?? "two_cameras"}
      reason={only?.kind === "failed" ? only.failure.code : undefined}
      title={inLanguage(info.organization, language)}
      note={text("kiosk.device_line", { device: info.deviceName })}
      warning={warnings.filter(Boolean).join(" ") || undefined}
      clock={<Clock now={kiosk.api.now} timeZone={info.timeZone} />}
      badge={info.embedder?.grade === "reduced" ? text("recognition.reduced_badge") : undefined}
      controls={
        <>
          <DeviceInformation info={info} looks={first.looks} camera={first.camera} />
          <SoundSwitch isOn={sound.isOn} onToggle={sound.toggle} />
        </>
      }
      footer={asking ? undefined : <OpenSessions sessions={info.sessions} timeZone={info.timeZone} />}
    >
      <div
        className={
          only
            ? "grid h-full"
            : "grid h-full auto-cols-fr auto-rows-fr gap-1 bg-line-strong landscape:grid-flow-col"
        }
      >
        {views.map((view) => (
          <CheckInView
            // The first view stays when a second one comes, so that its check-in and the models do not begin again.
            key={view.at}
            kiosk={kiosk}
            view={view}
            vision={vision}
            screen={turns[view.at]}
            timeZone={info.timeZone}
            sound={sound.isOn ? "on" : "off"}
            covered={asking !== undefined && asking !== view.at}
            onShown={(now) => setTold((before) => ({ ...before, [view.at]: now }))}
          />
        ))}
      </div>
    </KioskFrame>
  );
}

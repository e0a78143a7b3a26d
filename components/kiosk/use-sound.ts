"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { CheckInState } from "./check-in-state";
import { wasWrong } from "./check-in-words";
import { playSound, unlockSound } from "./tone-player";

const KEY = "hadir_kiosk_sound";
const CHANGED = "hadir-kiosk-sound";

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}

/** Whether results are also heard: off until somebody turns it on, then remembered. */
export function useSound(): { isOn: boolean; toggle: () => void } {
  const isOn = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY) === "on",
    () => false,
  );

  useEffect(() => {
    if (!isOn) return;
    window.addEventListener("pointerdown", unlockSound);
    return () => window.removeEventListener("pointerdown", unlockSound);
  }, [isOn]);

  const toggle = useCallback(() => {
    localStorage.setItem(KEY, isOn ? "off" : "on");
    unlockSound();
    window.dispatchEvent(new Event(CHANGED));
  }, [isOn]);

  return { isOn, toggle };
}

/** Sounds once when a result appears, or a PIN was wrong. */
export function useResultSound(state: CheckInState, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    if (state.kind === "recorded") playSound(state.punctuality === "late" ? "late" : "good");
    if (["already_recorded", "checked_out", "in_review"].includes(state.kind)) playSound("good");
    if (["no_session", "not_recognised", "try_again"].includes(state.kind)) playSound("bad");
    if (state.kind === "asking_pin" && wasWrong(state)) playSound("bad");
  }, [state, isOn]);
}

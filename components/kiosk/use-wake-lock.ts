"use client";

import { useEffect } from "react";

/** Keeps the screen on while the kiosk is shown; where the browser cannot, the device's own settings must. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let ended = false;
    const hold = async () => {
      if (document.hidden || !("wakeLock" in navigator)) return;
      // Refused on low battery, for example: nothing depends on it.
      const held = await navigator.wakeLock.request("screen").catch(() => null);
      if (ended) await held?.release();
      else lock = held;
    };
    void hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      ended = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}

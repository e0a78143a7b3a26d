"use client";

import { useMemo, useSyncExternalStore } from "react";
import { z } from "zod";
import { type CameraPlan, NO_PLAN } from "@/lib/domain/camera-choice";

const KEY = "hadir_cameras";
const CHANGED = "hadir-cameras";

const camera = z.object({ deviceId: z.string(), label: z.string() }).nullable();
const planSchema = z.object({ first: camera, leaving: camera });

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener("storage", onChange);
  };
}

/** The cameras that were chosen in this browser. */
export function useCameraPlan(): CameraPlan {
  const kept = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY),
    () => null,
  );
  return useMemo(() => read(kept), [kept]);
}

/** Remembers the chosen cameras in this browser, for every page of it. */
export function rememberCameras(plan: CameraPlan): void {
  localStorage.setItem(KEY, JSON.stringify(planSchema.parse(plan)));
  window.dispatchEvent(new Event(CHANGED));
}

function read(kept: string | null): CameraPlan {
  try {
    return planSchema.parse(JSON.parse(kept ?? "null"));
  } catch {
    return NO_PLAN;
  }
}

"use client";

import { useEffect, useState } from "react";
import type { Camera } from "@/lib/domain/camera-choice";
import { listCameras, watchCameras } from "@/lib/vision/camera";

/** The cameras to choose from, kept fresh as they come and go; `inUse`: their names may be told only once one is open. */
export function useCameras(inUse: Camera | null): Camera[] {
  const [cameras, setCameras] = useState<Camera[]>([]);
  const openId = inUse?.deviceId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an opened camera is a reason to ask again.
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const found = await listCameras();
      if (!isOver) setCameras(found.filter(({ deviceId }) => deviceId !== ""));
    };
    void ask();
    const unwatch = watchCameras(() => void ask());
    return () => {
      isOver = true;
      unwatch();
    };
  }, [openId]);
  return cameras;
}

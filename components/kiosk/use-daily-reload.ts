"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { isReloadDue, type ReloadContext } from "./quiet-hour";

const LOOK_EVERY_MS = 60_000;

/** Reloads the kiosk's page once a night, when nobody is in front of it (`isIdle`) and the server answers. */
export function useDailyReload(now: () => number, isIdle: boolean, context: ReloadContext): void {
  const [openedAt] = useState(now);
  const look = useEffectEvent(() => {
    if (isIdle && isReloadDue(now(), openedAt, context)) window.location.reload();
  });
  useEffect(() => {
    const timer = setInterval(() => look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}

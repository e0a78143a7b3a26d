"use client";

import { useEffect, useState } from "react";
import { formatTime } from "@/lib/i18n/format";
import { useLanguage } from "@/lib/i18n/language-provider";

/** The time of the organisation by the server's clock (`now`, in ms). */
export function Clock({ now, timeZone }: { now: () => number; timeZone: string }) {
  const language = useLanguage();
  const [instant, setInstant] = useState(() => new Date(now()));

  useEffect(() => {
    const timer = setInterval(() => setInstant(new Date(now())), 1_000);
    return () => clearInterval(timer);
  }, [now]);

  return (
    <time
      dateTime={instant.toISOString()}
      className="font-semibold text-[clamp(1.5rem,6vmin,5.5rem)] tabular-nums leading-none"
    >
      {formatTime(instant, { language, timeZone })}
    </time>
  );
}

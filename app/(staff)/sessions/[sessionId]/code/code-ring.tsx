"use client";

import { useEffect, useState } from "react";
import type { ClassCodeView } from "@/lib/contracts/self-check-in";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;
const TICK_MS = 200;

type CodeRingProps = {
  code: NonNullable<ClassCodeView["code"]>;
  /** When the code was received, by the browser's monotonic clock, in ms. */
  receivedAt: number;
};

/** How long the code still holds: a ring that empties, with the seconds in it. */
export function CodeRing({ code, receivedAt }: CodeRingProps) {
  const text = useText();
  const language = useLanguage();
  const leftMs = useTimeLeft(code.leftMs, receivedAt);
  const seconds = Math.ceil(leftMs / 1_000);
  return (
    <div className="relative size-[clamp(4.5rem,16vmin,12rem)]">
      <svg viewBox="0 0 100 100" className="-rotate-90 size-full" aria-hidden="true">
        <circle cx="50" cy="50" r={RADIUS} className="fill-none stroke-line" strokeWidth="9" />
        <circle
          cx="50"
          cy="50"
          r={RADIUS}
          className="fill-none stroke-accent"
          strokeWidth="9"
          strokeLinecap="round"
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - leftMs / code.stepMs)}
        />
      </svg>
      <p className="absolute inset-0 grid place-content-center font-semibold text-[clamp(1.25rem,5vmin,4rem)] tabular-nums">
        <span aria-hidden="true">{formatNumber(seconds, language)}</span>
        <span className="sr-only">{text("selfCheckIn.code_changes")}</span>
      </p>
    </div>
  );
}

function useTimeLeft(leftMs: number, receivedAt: number): number {
  const [now, setNow] = useState(receivedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.min(leftMs, leftMs - (now - receivedAt)));
}

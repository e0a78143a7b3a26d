"use client";

import { useId } from "react";

/** The oval as a path that begins at the top, so that progress grows from there. */
const OVAL = "M50 13a25 33 0 0 1 0 66a25 33 0 0 1 0-66";
/** Length of the ring that `pathLength` gives it: progress is a share of it. */
const RING = 100;
/** Far outside the picture on every side, whatever its shape. */
const EVERYWHERE = { x: -200, y: -200, width: 500, height: 500 };

/** `off`: no face is being looked for, so no oval is shown. */
export type GuideTone = "idle" | "active" | "attention" | "off";

const STROKES: Record<Exclude<GuideTone, "off">, string> = {
  idle: "stroke-white/80",
  active: "stroke-white",
  attention: "stroke-[#ffc45e]",
};

/** The oval that a face belongs into, with the rest of the picture dimmed and a ring that fills as the capture grows (0..1). */
export function FaceGuide({ tone, progress }: { tone: GuideTone; progress: number }) {
  const outside = useId();
  if (tone === "off") return null;
  return (
    <svg viewBox="0 0 100 100" className="pointer-events-none absolute inset-0 size-full" aria-hidden="true">
      <mask id={outside}>
        <rect {...EVERYWHERE} fill="white" />
        <path d={OVAL} fill="black" />
      </mask>
      <rect {...EVERYWHERE} fill="rgb(8 14 20 / 0.5)" mask={`url(#${outside})`} />
      <path
        d={OVAL}
        fill="none"
        strokeWidth="1"
        strokeDasharray={tone === "idle" ? "3 2" : undefined}
        className={STROKES[tone]}
      />
      <path
        d={OVAL}
        fill="none"
        strokeWidth="2.4"
        strokeLinecap="round"
        pathLength={RING}
        strokeDasharray={`${progress * RING} ${RING}`}
        className={`stroke-[#6fe0a6] transition-[stroke-dasharray] duration-200 ${progress > 0 ? "" : "invisible"}`}
      />
    </svg>
  );
}

"use client";

import { useSyncExternalStore } from "react";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import type { FaceMotion, FacePosture } from "./face-motion";

const REST: FacePosture = { yaw: 0, pitch: 0, roll: 0, eyes: 0.3, mouth: 0.05, size: 100 };

/** The posture that each step leads to, to be drawn as what to reach. */
const GOALS: Record<StepKind, FacePosture> = {
  turn_left: { ...REST, yaw: 28 },
  turn_right: { ...REST, yaw: -28 },
  nod: { ...REST, pitch: 20 },
  blink_twice: { ...REST, eyes: 0.05 },
  open_mouth: { ...REST, mouth: 0.7 },
  come_closer: { ...REST, size: 130 },
};

/** Where the arrow stands and how it is turned (degrees clockwise); the picture is a mirror, so one's left is on the left. */
const ARROWS: Partial<Record<StepKind, { x: number; y: number; turn: number }>> = {
  turn_left: { x: 12, y: 46, turn: 180 },
  turn_right: { x: 88, y: 46, turn: 0 },
  nod: { x: 50, y: 90, turn: 90 },
};

/** Eyes are drawn shut below this openness. */
const SHUT = 0.18;

/** `yaw`: how far the head is to be turned, where that is not as far as the step asks; degrees. */
type StepGuideProps = { step: StepKind; motion: FaceMotion; yaw?: number };

/** What to do, drawn: a head as it should be, one that follows the person's own, and an arrow for where to go. */
export function StepGuide({ step, motion, yaw = GOALS[step].yaw }: StepGuideProps) {
  const posture = useSyncExternalStore(motion.subscribe, motion.get, () => null);
  const arrow = ARROWS[step];
  return (
    <>
      {arrow && (
        <svg
          viewBox="0 0 100 100"
          className="pointer-events-none absolute inset-0 size-full"
          aria-hidden="true"
        >
          <g transform={`translate(${arrow.x} ${arrow.y}) rotate(${arrow.turn})`}>
            <path
              d="M-8-3H1V-8L9 0 1 8V3h-9z"
              className="animate-pulse fill-[#ffd166] stroke-black/60 motion-reduce:animate-none"
              strokeWidth="0.6"
            />
          </g>
        </svg>
      )}
      <svg
        viewBox="-50 -50 100 100"
        className="pointer-events-none absolute end-[3%] bottom-[3%] w-[clamp(6rem,26%,16rem)] rounded-panel bg-black/55"
        aria-hidden="true"
      >
        <Head posture={{ ...GOALS[step], yaw }} className="stroke-[#ffd166]" dashed />
        <Head posture={relative(step, posture)} className="stroke-white" />
      </svg>
    </>
  );
}

/** A person's size is told by the camera's distance: only how it changes the goal matters. */
function relative(step: StepKind, posture: FacePosture | null): FacePosture {
  if (!posture) return REST;
  return step === "come_closer" ? posture : { ...posture, size: REST.size };
}

function Head({ posture, className, dashed }: { posture: FacePosture; className: string; dashed?: true }) {
  const x = -clamped(posture.yaw, 35) * 0.42;
  const y = clamped(posture.pitch, 30) * 0.5;
  const scale = 0.9 * Math.min(1.45, Math.max(0.7, posture.size / REST.size));
  const mouth = Math.min(9, 1 + posture.mouth * 11);
  return (
    <g
      transform={`rotate(${-clamped(posture.roll, 30)}) scale(${scale})`}
      className={className}
      fill="none"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeDasharray={dashed ? "4 3" : undefined}
    >
      <ellipse rx="25" ry="33" />
      <g transform={`translate(${x} ${y})`}>
        <Eye x={-10} openness={posture.eyes} />
        <Eye x={10} openness={posture.eyes} />
        <path d={`M0-4L${x * 0.25} 6`} />
        <ellipse cy="16" rx="7" ry={mouth} />
      </g>
    </g>
  );
}

function Eye({ x, openness }: { x: number; openness: number }) {
  if (openness < SHUT) return <path d={`M${x - 5}-8h10`} />;
  return <ellipse cx={x} cy="-8" rx="5" ry={Math.min(4, openness * 10)} />;
}

function clamped(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

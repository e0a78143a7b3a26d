import type { ReactNode } from "react";
import { type StatusKind, type StatusTone, TONE_OF } from "./status-kind";

const INKS: Record<StatusTone, string> = {
  good: "text-good-fill",
  late: "text-late-fill",
  bad: "text-bad-fill",
  excused: "text-accent",
  wait: "text-wait-fill",
};

const DRAWINGS: Record<StatusKind, ReactNode> = {
  present: <path d="m6.5 10.3 2.4 2.4 4.600-5" />,
  late: <path d="M10 5.800V10l2.8 2" />,
  left_early: <path d="M6.300 10h7m-2.800-2.800L13.300 10l-2.800 2.800" />,
  late_left_early: <path d="M8 6v4l2 1.500M10.500 14h3.300m-1.500-1.500 1.500 1.500-1.500 1.500" />,
  absent: <path d="m7.3 7.3 5.4 5.400m0-5.4-5.4 5.4" />,
  excused: <path d="M6.500 8.500h7M6.500 11.500h7" />,
  on_leave: <path d="M6.500 12.500c2.300-6 4.700-6 7 0" />,
  not_yet: null,
};

/** A status as a shape of its own, so that it does not hang on colour. Words or a letter stand beside it. */
export function StatusIcon({ kind }: { kind: StatusKind }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={`size-4.5 shrink-0 ${kind === "left_early" ? "rtl:-scale-x-100" : ""} ${INKS[TONE_OF[kind]]}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx="10" cy="10" r="8" strokeDasharray={kind === "not_yet" ? "2.5 3.2" : undefined} />
      {DRAWINGS[kind]}
    </svg>
  );
}

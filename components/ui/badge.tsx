import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type BadgeTone = "good" | "late" | "bad" | "quiet" | "accent";

const TONES: Record<BadgeTone, string> = {
  good: "bg-good-soft text-good",
  late: "bg-late-soft text-late",
  bad: "bg-bad-soft text-bad",
  quiet: "bg-sunken text-muted",
  accent: "bg-accent-soft text-accent",
};

/** A short state; colour never says it alone, the words do. */
export function Badge({ tone, children }: { tone: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-sm",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}

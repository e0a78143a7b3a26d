import type { Tone } from "./check-in-words";

/** Ground and ink of a whole panel; every pair is at least 7:1 in both colour schemes. */
export const PANEL_TONES: Record<Tone, string> = {
  calm: "bg-surface text-ink",
  attention: "bg-late-soft text-ink",
  good: "bg-good text-surface",
  late: "bg-late text-surface",
  info: "bg-accent text-on-accent",
  bad: "bg-bad text-surface",
};

/** Colour of the sign on a quiet panel. */
export const SIGN_TONES: Record<Tone, string> = {
  calm: "text-accent",
  attention: "text-late",
  good: "text-good",
  late: "text-late",
  info: "text-accent",
  bad: "text-bad",
};

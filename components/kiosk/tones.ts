import type { Tone } from "./check-in-words";

/**
 * Ground and ink of a whole panel. The four answers look the same by day and by night, so that they are known by their colour; white
 * on each of them is at least 7:1.
 */
export const PANEL_TONES: Record<Tone, string> = {
  calm: "bg-surface text-ink",
  attention: "bg-late-soft text-ink",
  good: "bg-[#11573a] text-white",
  late: "bg-[#7a4700] text-white",
  info: "bg-[#0f4f6b] text-white",
  bad: "bg-[#961f29] text-white",
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

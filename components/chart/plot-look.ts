import { directionOf, type Language } from "@/lib/i18n/language";

/** The colours of plots, from the tokens of the page: they follow the colour scheme. */
export const PLOT_INK = {
  text: "var(--muted)",
  grid: "var(--line)",
  accent: "var(--accent)",
  good: "var(--good-fill)",
  late: "var(--late-fill)",
  bad: "var(--bad-fill)",
  wait: "var(--wait-fill)",
} as const;

/** How the axes of a plot lie: where the language reads from the right, time runs from the right too. */
export function axesFor(language: Language) {
  const reads = directionOf(language);
  return {
    x: { reversed: reads === "rtl" },
    y: { orientation: reads === "rtl" ? ("right" as const) : ("left" as const) },
  };
}

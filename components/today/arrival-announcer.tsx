"use client";

import { formatTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { Arrivals } from "./use-arrivals";

/** Tells screen readers who has just arrived; sighted readers see the highlighted line. */
export function ArrivalAnnouncer({ arrivals, timeZone }: { arrivals: Arrivals; timeZone: string }) {
  const text = useText();
  const language = useLanguage();
  const sentences = [...arrivals.values()].map(({ name, at }) => {
    const time = at ? formatTime(at, { language, timeZone }) : "";
    return text("today.arrived", { name: inLanguage(name, language), time });
  });
  return (
    <p className="sr-only" aria-live="polite">
      {sentences.join(text("common.list_separator"))}
    </p>
  );
}

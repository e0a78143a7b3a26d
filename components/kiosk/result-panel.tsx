"use client";

import { directionOf, inLanguage } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";
import type { Words } from "./check-in-words";
import { KioskIcon } from "./kiosk-icon";
import { PANEL_TONES } from "./tones";

/** The answer to a check-in, over the whole view: sign, name in both languages, what was recorded. */
export function ResultPanel({ words }: { words: Words }) {
  const language = useLanguage();
  const other = language === "ar" ? "en" : "ar";
  return (
    <div
      className={`absolute inset-0 grid place-content-center justify-items-center gap-[calc(2.5*var(--u))] overflow-y-auto p-[calc(5*var(--u))] text-center ${PANEL_TONES[words.tone]}`}
    >
      <KioskIcon name={words.icon} className="size-[clamp(4rem,calc(26*var(--u)),26rem)]" />
      {words.name && (
        <div className="grid gap-[0.2em] [overflow-wrap:anywhere]">
          <p className="font-semibold text-[clamp(2.25rem,calc(11*var(--u)),11rem)] leading-[1.1] rtl:leading-[1.35]">
            {inLanguage(words.name, language)}
          </p>
          <p
            lang={other}
            dir={directionOf(other)}
            className="text-[clamp(1.1rem,calc(4.4*var(--u)),4.5rem)] leading-snug opacity-90"
          >
            {inLanguage(words.name, other)}
          </p>
        </div>
      )}
      <p className="font-semibold text-[clamp(1.5rem,calc(6.4*var(--u)),6.5rem)] leading-[1.2] rtl:leading-[1.4]">
        {words.title}
      </p>
      <p className="max-w-[26em] text-[clamp(1.15rem,calc(4*var(--u)),4rem)] leading-snug rtl:leading-relaxed">
        {words.detail}
      </p>
      {words.more && (
        <p className="max-w-[26em] border-current border-t pt-[0.7em] font-medium text-[clamp(1.1rem,calc(3.6*var(--u)),3.5rem)] leading-snug rtl:leading-relaxed">
          {words.more}
        </p>
      )}
    </div>
  );
}

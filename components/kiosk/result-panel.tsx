"use client";

import { directionOf, inLanguage } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";
import type { Words } from "./check-in-words";
import { KioskIcon } from "./kiosk-icon";
import { PANEL_TONES } from "./tones";

/** The answer to a check-in, over the whole screen: sign, name in both languages, what was recorded. */
export function ResultPanel({ words }: { words: Words }) {
  const language = useLanguage();
  const other = language === "ar" ? "en" : "ar";
  return (
    <div
      className={`absolute inset-0 grid place-content-center justify-items-center gap-[2.5vmin] overflow-y-auto p-[5vmin] text-center ${PANEL_TONES[words.tone]}`}
    >
      <KioskIcon name={words.icon} className="size-[clamp(4rem,26vmin,26rem)]" />
      {words.name && (
        <div className="grid gap-[0.2em] [overflow-wrap:anywhere]">
          <p className="font-semibold text-[clamp(2.25rem,11vmin,11rem)] leading-[1.1] rtl:leading-[1.35]">
            {inLanguage(words.name, language)}
          </p>
          <p
            lang={other}
            dir={directionOf(other)}
            className="text-[clamp(1.1rem,4.4vmin,4.5rem)] leading-snug opacity-90"
          >
            {inLanguage(words.name, other)}
          </p>
        </div>
      )}
      <p className="font-semibold text-[clamp(1.5rem,6.4vmin,6.5rem)] leading-[1.2] rtl:leading-[1.4]">
        {words.title}
      </p>
      <p className="max-w-[26em] text-[clamp(1.15rem,4vmin,4rem)] leading-snug rtl:leading-relaxed">
        {words.detail}
      </p>
      {words.more && (
        <p className="max-w-[26em] border-current border-t pt-[0.7em] font-medium text-[clamp(1.1rem,3.6vmin,3.5rem)] leading-snug rtl:leading-relaxed">
          {words.more}
        </p>
      )}
    </div>
  );
}

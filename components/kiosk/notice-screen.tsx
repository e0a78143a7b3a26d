"use client";

import type { ReactNode } from "react";
import { useText } from "@/lib/i18n/language-provider";
import type { Words } from "./check-in-words";
import { KioskFrame } from "./kiosk-frame";
import { KioskIcon } from "./kiosk-icon";
import { PANEL_TONES, SIGN_TONES } from "./tones";

type NoticeScreenProps = { state: string; words: Words; children?: ReactNode };

/** A kiosk that cannot take attendance now: why, what it does about it, and what others have to do. */
export function NoticeScreen({ state, words, children }: NoticeScreenProps) {
  const text = useText();
  const isQuiet = words.tone === "calm" || words.tone === "attention";
  return (
    <KioskFrame state={state} title={text("kiosk.title")}>
      <div
        role="status"
        className={`grid h-full place-content-center justify-items-center gap-[2.5vmin] overflow-y-auto p-[5vmin] text-center ${PANEL_TONES[words.tone]}`}
      >
        <KioskIcon
          name={words.icon}
          className={`size-[clamp(4rem,20vmin,20rem)] ${isQuiet ? SIGN_TONES[words.tone] : ""}`}
        />
        <p className="font-semibold text-[clamp(1.75rem,8vmin,8rem)] leading-[1.15] rtl:leading-[1.4]">
          {words.title}
        </p>
        <p className="max-w-[26em] text-[clamp(1.1rem,3.8vmin,3.75rem)] leading-snug rtl:leading-relaxed">
          {words.detail}
        </p>
        {children}
      </div>
    </KioskFrame>
  );
}

import type { ReactNode } from "react";
import type { Words } from "./check-in-words";
import { KioskIcon } from "./kiosk-icon";
import { PANEL_TONES, SIGN_TONES } from "./tones";

type GuidancePanelProps = { words: Words; children?: ReactNode };

/** What to do, beside the live picture: to be read from two metres. */
export function GuidancePanel({ words, children }: GuidancePanelProps) {
  const isQuiet = words.tone === "calm" || words.tone === "attention";
  return (
    <div
      className={`flex items-center gap-5 p-5 min-h-[clamp(7rem,calc(22*var(--u)),16rem)] wide:min-h-0 wide:flex-col wide:items-start wide:justify-center wide:gap-[calc(3*var(--u))] wide:p-[calc(4*var(--u))] ${PANEL_TONES[words.tone]}`}
    >
      <KioskIcon
        name={words.icon}
        className={`size-[clamp(3rem,calc(13*var(--u)),13rem)] ${isQuiet ? SIGN_TONES[words.tone] : ""}`}
      />
      <div className="grid min-w-0 gap-[0.4em]">
        <p className="font-semibold text-[clamp(1.6rem,calc(7.2*var(--u)),7rem)] leading-[1.15] rtl:leading-[1.35]">
          {words.title}
        </p>
        <p className="text-[clamp(1.05rem,calc(3.6*var(--u)),3.5rem)] leading-snug rtl:leading-relaxed">
          {words.detail}
        </p>
        {words.more && (
          <p className="font-medium text-[clamp(1rem,calc(3.2*var(--u)),3rem)] leading-snug rtl:leading-relaxed">
            {words.more}
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

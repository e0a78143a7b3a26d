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
      className={`flex items-center gap-5 p-5 portrait:min-h-[clamp(9.5rem,22vmin,16rem)] landscape:flex-col landscape:items-start landscape:justify-center landscape:gap-[3vmin] landscape:p-[4vmin] ${PANEL_TONES[words.tone]}`}
    >
      <KioskIcon
        name={words.icon}
        className={`size-[clamp(3rem,13vmin,13rem)] ${isQuiet ? SIGN_TONES[words.tone] : ""}`}
      />
      <div className="grid min-w-0 gap-[0.4em]">
        <p className="font-semibold text-[clamp(1.6rem,7.2vmin,7rem)] leading-[1.15] rtl:leading-[1.35]">
          {words.title}
        </p>
        <p className="text-[clamp(1.05rem,3.6vmin,3.5rem)] leading-snug rtl:leading-relaxed">
          {words.detail}
        </p>
        {words.more && (
          <p className="font-medium text-[clamp(1rem,3.2vmin,3rem)] leading-snug rtl:leading-relaxed">
            {words.more}
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

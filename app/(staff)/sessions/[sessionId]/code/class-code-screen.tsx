"use client";

import { useRef, useSyncExternalStore } from "react";
import { SessionTime } from "@/components/today/session-time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ClassCodeView } from "@/lib/contracts/self-check-in";
import { formatNumber, formatTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { CodeRing } from "./code-ring";
import { useClassCode } from "./use-class-code";

/** The code as large as the screen allows, how long it holds, what to do with it, and how many have done it. */
export function ClassCodeScreen({ first }: { first: ClassCodeView }) {
  const text = useText();
  const language = useLanguage();
  const screen = useRef<HTMLDivElement>(null);
  const { view, receivedAt, isStale } = useClassCode(first);
  const place = { language, timeZone: view.timeZone };
  const host = useSyncExternalStore(
    () => () => {},
    () => window.location.host,
    () => "",
  );
  return (
    <div
      ref={screen}
      className="grid min-h-[calc(100dvh-9rem)] content-between gap-[3vmin] bg-canvas text-center [&:fullscreen]:min-h-dvh [&:fullscreen]:p-[4vmin]"
    >
      <header className="grid gap-1">
        <h1 className="font-semibold text-[clamp(1.5rem,5vmin,4.5rem)] leading-snug">
          {inLanguage(view.title, language)}
        </h1>
        <p className="text-[clamp(1rem,3vmin,2.5rem)] text-muted">
          <SessionTime session={view} timeZone={view.timeZone} />
        </p>
      </header>
      {view.code ? (
        <div className="grid justify-items-center gap-[2.5vmin]">
          <p className="text-[clamp(1.1rem,3.4vmin,3rem)]">{text("selfCheckIn.code_lead")}</p>
          <p
            dir="ltr"
            role="timer"
            aria-label={text("selfCheckIn.code_is", { code: [...view.code.digits].join(" ") })}
            className="font-semibold text-[clamp(3.5rem,min(19vw,38vmin),22rem)] tabular-nums leading-none"
          >
            {view.code.digits.slice(0, 3)}
            <span className="inline-block w-[0.3em]" />
            {view.code.digits.slice(3)}
          </p>
          <CodeRing code={view.code} receivedAt={receivedAt} />
        </div>
      ) : (
        <div className="mx-auto max-w-xl">
          <Notice tone="info">
            {view.opensAt
              ? text("selfCheckIn.code_opens", { time: formatTime(view.opensAt, place) })
              : text("selfCheckIn.code_over")}
          </Notice>
        </div>
      )}
      <footer className="grid justify-items-center gap-[2vmin]">
        {isStale && <Notice tone="warning">{text("selfCheckIn.code_stale")}</Notice>}
        {view.code && (
          <p className="max-w-[40em] text-[clamp(1rem,2.8vmin,2.25rem)] leading-snug">
            {text("selfCheckIn.code_how", { address: `${host}/check-in` })}
          </p>
        )}
        <p className="text-[clamp(1rem,2.8vmin,2.25rem)] text-muted" role="status">
          {text("selfCheckIn.arrived", {
            arrived: formatNumber(view.arrived, language),
            expected: formatNumber(view.expected, language),
          })}
        </p>
        <Button onClick={() => void toggleFullScreen(screen.current)}>
          {text("selfCheckIn.full_screen")}
        </Button>
      </footer>
    </div>
  );
}

/** Browsers that cannot, or may not, stay as they are. */
async function toggleFullScreen(element: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await element?.requestFullscreen?.().catch(() => {});
}

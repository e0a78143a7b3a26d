"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FocusHere } from "@/components/ui/focus-here";
import { PIN_DIGITS } from "@/lib/contracts/kiosk-pin";
import { useText } from "@/lib/i18n/language-provider";
import { readPin } from "@/lib/kiosk/sign-pin";
import type { PinAsked } from "./check-in-state";
import type { Words } from "./check-in-words";
import { KioskIcon } from "./kiosk-icon";
import { PinKeypad } from "./pin-keypad";
import { PANEL_TONES, SIGN_TONES } from "./tones";
import type { PinControls } from "./use-check-in";

type PinPanelProps = { asked: PinAsked; words: Words; controls: PinControls };

/** Where a PIN is typed, over the whole screen whichever camera asks: on the keys of the screen or on real ones. Digits are only counted, never shown. */
export function PinPanel({ asked, words, controls }: PinPanelProps) {
  const text = useText();
  const [pin, setPin] = useState("");
  const isTyping = asked.phase === "typing";

  const change = (next: (before: string) => string) => {
    controls.onKey();
    if (isTyping) setPin(next);
  };
  const add = (key: string) => change((before) => readPin(before + key));
  const removeLast = () => change((before) => before.slice(0, -1));
  const done = () => {
    controls.onKey();
    if (!isTyping || pin.length < PIN_DIGITS) return;
    setPin("");
    controls.onPin(pin);
  };

  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || target?.closest("dialog, input, select")) return;
    if (event.key.length === 1 && readPin(event.key)) add(event.key);
    else if (event.key === "Backspace") removeLast();
    // On a button, Enter is the button's.
    else if (event.key === "Enter" && !target?.closest("button")) done();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  const count = isTyping ? pin.length : PIN_DIGITS;
  return (
    <div
      className={`absolute inset-0 z-10 overflow-y-auto [container-type:size] [--u:1cqmin] ${PANEL_TONES.calm}`}
    >
      <FocusHere className="grid min-h-full wide:grid-cols-2 wide:grid-rows-[1fr_auto_auto_auto_1fr] content-center justify-center gap-x-[calc(5*var(--u))] gap-y-[calc(3*var(--u))] p-[max(0.9rem,calc(3*var(--u)))]">
        <div className="grid max-w-[34rem] wide:max-w-none justify-items-center wide:row-start-2 wide:justify-items-start gap-[calc(1.6*var(--u))] text-center wide:text-start">
          <KioskIcon
            name={words.icon}
            className={`wide:block hidden size-[calc(12*var(--u))] ${SIGN_TONES[words.tone]}`}
          />
          <h2 className="font-semibold text-[clamp(1.6rem,calc(6.4*var(--u)),5rem)] leading-[1.15] rtl:leading-[1.35]">
            {words.title}
          </h2>
          <p
            className={`text-[clamp(1.05rem,calc(3.6*var(--u)),3rem)] leading-snug rtl:leading-relaxed ${words.tone === "attention" ? "rounded-control bg-late-soft px-3 py-1 font-medium" : ""}`}
          >
            {words.detail}
          </p>
          <p className="text-[clamp(0.95rem,calc(2.8*var(--u)),2.5rem)] text-muted leading-snug rtl:leading-relaxed">
            {words.more}
          </p>
        </div>
        <PinDots count={count} />
        <div className="wide:col-start-2 wide:row-span-full self-center justify-self-center">
          <PinKeypad
            isReady={isTyping && count === PIN_DIGITS}
            isBusy={!isTyping}
            onDigit={add}
            onDelete={removeLast}
            onDone={done}
          />
        </div>
        <Button
          onClick={controls.onNone}
          className="min-h-16 wide:row-start-4 wide:justify-self-start px-6 text-[clamp(1.15rem,calc(3*var(--u)),2rem)]"
        >
          {text("kiosk.pin_none")}
        </Button>
      </FocusHere>
    </div>
  );
}

/** How many digits are there, to be seen and to be heard. */
function PinDots({ count }: { count: number }) {
  const text = useText();
  return (
    <div className="wide:row-start-3 justify-self-center wide:justify-self-start">
      <p role="status" className="sr-only">
        {text("kiosk.pin_typed", { count })}
      </p>
      <div dir="ltr" aria-hidden="true" className="flex gap-[clamp(0.7rem,calc(2.2*var(--u)),2rem)]">
        {Array.from({ length: PIN_DIGITS }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the places are what they are.
            key={place}
            className={`size-[clamp(1.1rem,calc(3.4*var(--u)),2.6rem)] rounded-full border-2 border-line-strong ${place < count ? "bg-ink" : ""}`}
          />
        ))}
      </div>
    </div>
  );
}

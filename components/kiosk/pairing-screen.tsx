"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import type { Device } from "@/lib/kiosk/device-key";
import type { KioskApi } from "@/lib/kiosk/kiosk-api";
import { pairKiosk } from "@/lib/kiosk/pair-kiosk";
import { PAIRING_CODE_LENGTH, readPairingCode, writePairingCode } from "@/lib/kiosk/pairing-code";
import { KioskFrame } from "./kiosk-frame";
import { PairingKeyboard } from "./pairing-keyboard";

type PairingScreenProps = { api: KioskApi; onPaired: (device: Device) => Promise<void> };

/** Where the code of the Devices page is typed, on keys of one's own or on those of the screen. */
export function PairingScreen({ api, onPaired }: PairingScreenProps) {
  const text = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isPairing, setPairing] = useState(false);

  const type = (typed: string) => {
    setCode(readPairingCode(typed));
    setError(null);
  };

  const pair = async (event: FormEvent) => {
    event.preventDefault();
    input.current?.focus();
    if (isPairing) return;
    if (code.length < PAIRING_CODE_LENGTH) return setError(text("kiosk.pair_too_short"));
    setPairing(true);
    const result = await pairKiosk(api, code);
    setPairing(false);
    if (result.kind === "paired") return onPaired(result.device);
    setError(result.kind === "refused" ? problemText(text, result.problem) : text("kiosk.pair_unreachable"));
  };

  return (
    <KioskFrame state="unpaired" title={text("kiosk.title")}>
      <div className="grid h-full place-items-center overflow-y-auto p-4">
        <form method="post" onSubmit={pair} noValidate className="grid w-full max-w-2xl gap-3 sm:gap-5">
          <div className="text-center">
            <h2 className="font-semibold text-[clamp(1.6rem,5.5vmin,3rem)] leading-tight rtl:leading-normal">
              {text("kiosk.pair_title")}
            </h2>
            <p className="mt-2 text-lg">{text("kiosk.pair_lead")}</p>
          </div>
          <div className="grid gap-2">
            <label htmlFor={id} className="font-medium">
              {text("kiosk.pair_code_label")}
            </label>
            <input
              ref={input}
              id={id}
              dir="ltr"
              // biome-ignore lint/a11y/noAutofocus: the one thing to do on this screen, on a device that may have no pointer.
              autoFocus
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              inputMode="none"
              value={writePairingCode(code)}
              onChange={(event) => type(event.target.value)}
              aria-invalid={error ? true : undefined}
              aria-describedby={`${id}-hint ${id}-error`}
              className="w-full rounded-panel border-2 border-line-strong bg-surface px-4 py-3 text-center font-semibold text-[clamp(2rem,8vmin,3.75rem)] uppercase tabular-nums tracking-[0.12em] aria-invalid:border-bad"
            />
            <p id={`${id}-hint`} className="text-muted">
              {text("kiosk.pair_code_hint")}
            </p>
            <div id={`${id}-error`} role="alert">
              {error && <FieldError id={`${id}-text`}>{error}</FieldError>}
            </div>
          </div>
          <PairingKeyboard onKey={(char) => type(code + char)} onDelete={() => type(code.slice(0, -1))} />
          <Button type="submit" tone="primary" busy={isPairing} className="min-h-14 text-xl">
            {text("kiosk.pair_submit")}
          </Button>
        </form>
      </div>
    </KioskFrame>
  );
}

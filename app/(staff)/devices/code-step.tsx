"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { PairingCode } from "@/lib/contracts/devices";
import { formatCountdown } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type CodeStepProps = { code: PairingCode | null; busy: boolean; onRenew: () => void; onClose: () => void };

/** The pairing code with what to do with it; codes are shown once, so without one only a new one can be asked for. */
export function CodeStep({ code, busy, onRenew, onClose }: CodeStepProps) {
  const text = useText();
  const language = useLanguage();
  const secondsLeft = useSecondsUntil(code?.expiresAt ?? null);
  const usable = code !== null && secondsLeft > 0;
  return (
    <>
      {code && !usable && <Notice tone="warning">{text("devices.code_expired")}</Notice>}
      {!code && <p>{text("devices.code_asked")}</p>}
      {usable && (
        <>
          <ol className="grid list-numbered gap-2 ps-5">
            <li>{text("devices.code_step_open", { address: `${window.location.host}/kiosk` })}</li>
            <li>{text("devices.code_step_type")}</li>
          </ol>
          <p
            dir="ltr"
            className="rounded-control bg-sunken py-4 text-center font-semibold text-4xl tabular-nums tracking-widest"
          >
            {code.code}
          </p>
          <div className="flex flex-wrap items-center justify-between gap-2 text-muted">
            <p role="status" className="flex items-center gap-2">
              <Spinner />
              {text("devices.code_waiting")}
            </p>
            <p role="timer" className="tabular-nums">
              {text("devices.code_left", { time: formatCountdown(secondsLeft, language) })}
            </p>
          </div>
        </>
      )}
      <ActionRow>
        <Button tone={usable ? "plain" : "primary"} busy={busy} onClick={onRenew}>
          {text("devices.new_code")}
        </Button>
        <Button onClick={onClose}>{text("common.close")}</Button>
      </ActionRow>
    </>
  );
}

/** Whole seconds until an instant, counted down; 0 once it has passed. */
function useSecondsUntil(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return instant ? Math.max(0, Math.ceil((Date.parse(instant) - now) / 1_000)) : 0;
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { CheckInState } from "@/components/kiosk/check-in-state";
import { KioskIcon } from "@/components/kiosk/kiosk-icon";
import { PANEL_TONES } from "@/components/kiosk/tones";
import { Button, ButtonLink } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { selfWords } from "./self-words";

type ResultStepProps = { state: CheckInState; timeZone: string; onAgain: () => void };

/** The answer: yes, no or later, and what to do next. */
export function ResultStep({ state, timeZone, onAgain }: ResultStepProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const { words, isDone } = selfWords(state, text, { language, timeZone });

  useEffect(() => heading.current?.focus(), []);

  function again() {
    // What is open and how many tries are left may have changed.
    router.refresh();
    onAgain();
  }

  return (
    <div className="grid gap-4" data-state={state.kind}>
      <section
        className={classNames(
          "grid justify-items-center gap-3 rounded-panel p-8 text-center",
          PANEL_TONES[words.tone],
        )}
      >
        <KioskIcon name={words.icon} className="size-24" />
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-2xl leading-snug outline-none">
          {words.title}
        </h2>
        {words.name && <p className="text-xl">{inLanguage(words.name, language)}</p>}
        <p className="max-w-prose">{words.detail}</p>
      </section>
      <div className="grid gap-2">
        {isDone ? (
          <ButtonLink href="/me" tone="primary" className="min-h-12">
            {text("selfCheckIn.own_record")}
          </ButtonLink>
        ) : (
          <Button tone="primary" onClick={again} className="min-h-12">
            {text("selfCheckIn.again")}
          </Button>
        )}
      </div>
      {!isDone && <p className="text-muted">{text("selfCheckIn.another_way")}</p>}
    </div>
  );
}

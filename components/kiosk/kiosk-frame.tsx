"use client";

import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import { directionOf } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { useSwitchLanguage } from "./kiosk-language";

type KioskFrameProps = {
  /** The kind of what is shown, for tests. */
  state: string;
  /** Which failure it is, where it is one. */
  reason?: string;
  title: string;
  note?: string;
  /** What holds of this kiosk all the time and staff should know. */
  badge?: string;
  /** What somebody should see to, though people can go on. */
  warning?: string;
  clock?: ReactNode;
  controls?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

/** The whole screen of a kiosk: whose it is, the time, what is going on, and what is open. */
export function KioskFrame({
  state,
  reason,
  title,
  note,
  badge,
  warning,
  clock,
  controls,
  footer,
  children,
}: KioskFrameProps) {
  const text = useText();
  const language = useLanguage();
  const switchLanguage = useSwitchLanguage();
  return (
    <div
      data-state={state}
      data-reason={reason}
      lang={language}
      dir={directionOf(language)}
      className="fixed inset-0 flex select-none flex-col overflow-hidden bg-canvas text-ink"
    >
      <header className="flex shrink-0 items-center gap-x-[2.5vmin] border-line border-b bg-surface px-[max(1rem,2.5vmin)] py-[max(0.5rem,1.4vmin)]">
        <Mark className="size-[clamp(2rem,6vmin,5.5rem)] shrink-0" />
        <div className="me-auto min-w-0">
          <h1 className="line-clamp-2 font-semibold text-[clamp(1rem,3.2vmin,3rem)] leading-snug">{title}</h1>
          <p className="flex flex-wrap items-center gap-x-2 text-[clamp(0.8rem,2.2vmin,2rem)] text-muted">
            {note && <span className="truncate">{note}</span>}
            {badge && (
              <span className="rounded-full bg-late-soft px-2 font-medium text-[0.85em] text-late">
                {badge}
              </span>
            )}
          </p>
        </div>
        {clock}
        <div className="flex shrink-0 items-center">
          {controls}
          <button
            type="button"
            lang={language === "ar" ? "en" : "ar"}
            onClick={switchLanguage}
            className="min-h-12 min-w-12 rounded-control px-3 font-medium text-[clamp(1rem,2.4vmin,2.25rem)] text-accent hover:bg-sunken"
          >
            {text("common.switch_language")}
          </button>
        </div>
      </header>
      {warning && (
        <p
          role="status"
          className="shrink-0 bg-late-soft px-[max(1rem,2.5vmin)] py-[max(0.35rem,0.8vmin)] text-[clamp(0.85rem,2.2vmin,2rem)] leading-snug"
        >
          {warning}
        </p>
      )}
      <main className="relative min-h-0 flex-1">{children}</main>
      {footer}
    </div>
  );
}

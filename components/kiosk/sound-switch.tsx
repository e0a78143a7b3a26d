"use client";

import { useText } from "@/lib/i18n/language-provider";

type SoundSwitchProps = { isOn: boolean; onToggle: () => void };

/** Turns the tones of results on and off. */
export function SoundSwitch({ isOn, onToggle }: SoundSwitchProps) {
  const text = useText();
  return (
    <button
      type="button"
      onClick={onToggle}
      title={text(isOn ? "kiosk.sound_on" : "kiosk.sound_off")}
      className="grid size-12 place-items-center rounded-control text-accent hover:bg-sunken"
    >
      <svg
        viewBox="0 0 24 24"
        className="size-[clamp(1.75rem,3vmin,2.75rem)] rtl:-scale-x-100"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M4 9.5v5h3.5L12 18.5V5.5L7.5 9.5z" />
        <path d={isOn ? "M15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" : "m16 9.5 5 5M21 9.5l-5 5"} />
      </svg>
      <span className="sr-only">{text(isOn ? "kiosk.sound_on" : "kiosk.sound_off")}</span>
    </button>
  );
}

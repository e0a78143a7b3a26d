"use client";

import { useText } from "@/lib/i18n/language-provider";
import { PAIRING_ALPHABET } from "@/lib/kiosk/pairing-code";
import { KioskIcon } from "./kiosk-icon";

type PairingKeyboardProps = { onKey: (char: string) => void; onDelete: () => void };

const KEY_LOOK =
  "min-h-11 sm:min-h-12 rounded-control border border-line-strong bg-surface font-semibold text-xl tabular-nums hover:bg-sunken active:bg-accent-soft";

/** Keys for a device without any: the characters that a code can have, in the order of the alphabet. */
export function PairingKeyboard({ onKey, onDelete }: PairingKeyboardProps) {
  const text = useText();
  return (
    <fieldset
      // A touch on a key leaves the focus in the field, so that a real keyboard goes on working.
      onMouseDown={(event) => event.preventDefault()}
      dir="ltr"
      aria-label={text("kiosk.pair_keyboard")}
      className="grid grid-cols-7 gap-1.5 sm:grid-cols-11 sm:gap-2"
    >
      {[...PAIRING_ALPHABET].map((char) => (
        <button key={char} type="button" onClick={() => onKey(char)} className={KEY_LOOK}>
          {char}
        </button>
      ))}
      <button
        type="button"
        onClick={onDelete}
        aria-label={text("kiosk.pair_delete")}
        className={`${KEY_LOOK} col-span-3 grid place-items-center sm:col-span-1`}
      >
        <KioskIcon name="backspace" className="size-6" />
      </button>
    </fieldset>
  );
}

"use client";

import { Spinner } from "@/components/ui/spinner";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { KioskIcon } from "./kiosk-icon";

type PinKeypadProps = {
  /** Whether all digits are there. */
  isReady: boolean;
  isBusy: boolean;
  onDigit: (digit: string) => void;
  onDelete: () => void;
  onDone: () => void;
};

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

const KEY =
  "relative grid size-[clamp(4rem,calc(17*var(--u)),9rem)] place-items-center rounded-panel border font-semibold leading-none aria-disabled:opacity-60";
const PLAIN_KEY = `${KEY} text-[clamp(1.6rem,calc(6*var(--u)),4rem)] border-line-strong bg-surface hover:bg-sunken active:bg-accent-soft`;
const DONE_KEY = `${KEY} border-accent bg-accent text-[clamp(1.15rem,calc(4*var(--u)),2.6rem)] text-on-accent hover:bg-accent-strong active:bg-accent-strong`;

/** Digits as on a telephone, from left to right in both languages, with a key that deletes and one that ends. */
export function PinKeypad({ isReady, isBusy, onDigit, onDelete, onDone }: PinKeypadProps) {
  const text = useText();
  return (
    <fieldset
      // A touch leaves the focus where it is, so that a real keyboard's Enter does not press the same key again.
      onMouseDown={(event) => event.preventDefault()}
      dir="ltr"
      aria-label={text("kiosk.pin_keys")}
      className="grid grid-cols-3 gap-[clamp(0.5rem,calc(1.4*var(--u)),1rem)]"
    >
      {DIGITS.map((digit) => (
        <DigitKey key={digit} digit={digit} isBusy={isBusy} onDigit={onDigit} />
      ))}
      <button
        type="button"
        onClick={onDelete}
        aria-disabled={isBusy || undefined}
        aria-label={text("kiosk.pin_delete")}
        className={PLAIN_KEY}
      >
        <KioskIcon name="backspace" className="size-[1em]" />
      </button>
      <DigitKey digit="0" isBusy={isBusy} onDigit={onDigit} />
      <button
        type="button"
        onClick={onDone}
        aria-label={text("kiosk.pin_done")}
        aria-disabled={!isReady || undefined}
        className={DONE_KEY}
      >
        {isBusy ? <Spinner /> : text("kiosk.pin_done")}
      </button>
    </fieldset>
  );
}

type DigitKeyProps = { digit: string; isBusy: boolean; onDigit: (digit: string) => void };

/** In Arabic with the digit of both scripts: a PIN may have been written down in either. */
function DigitKey({ digit, isBusy, onDigit }: DigitKeyProps) {
  const shown = formatNumber(Number(digit), useLanguage());
  return (
    <button
      type="button"
      onClick={() => onDigit(digit)}
      aria-disabled={isBusy || undefined}
      className={PLAIN_KEY}
    >
      {shown}
      {shown !== digit && (
        <span
          aria-hidden="true"
          className="absolute end-[0.5em] top-[0.4em] font-normal text-[0.5em] text-muted"
        >
          {digit}
        </span>
      )}
    </button>
  );
}

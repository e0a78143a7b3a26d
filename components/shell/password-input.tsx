"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";

type PasswordInputProps = Omit<ComponentProps<"input">, "onChange"> & { onValue: (value: string) => void };

/** A password with a button that shows it, so that it can be checked instead of guessed at. */
export function PasswordInput({ onValue, ...control }: PasswordInputProps) {
  const text = useText();
  const [shown, setShown] = useState(false);
  // Left to right in Arabic too, so that the button stands at the end of the password.
  return (
    <div dir="ltr" className="relative">
      <Input
        {...control}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        className="pe-12"
        onChange={(event) => onValue(event.target.value)}
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={text("auth.show_password")}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-control text-muted hover:text-ink"
      >
        <svg
          viewBox="0 0 24 24"
          className="size-5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          aria-hidden="true"
        >
          <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
          <circle cx="12" cy="12" r="3" />
          {shown && <path d="m4 4 16 16" strokeLinecap="round" />}
        </svg>
      </button>
    </div>
  );
}

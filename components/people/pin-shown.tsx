"use client";

import { formatNumber } from "@/lib/i18n/format";
import { useLanguage } from "@/lib/i18n/language-provider";

/** The digits of a PIN, this once, from left to right as they are typed; in Arabic also as keyboards write them. */
export function PinShown({ pin }: { pin: string }) {
  const language = useLanguage();
  const shown = [...pin].map((digit) => formatNumber(Number(digit), language)).join("");
  return (
    <div dir="ltr" className="grid gap-1 rounded-control bg-sunken p-4 text-center tabular-nums">
      <p className="select-all font-semibold text-4xl tracking-[0.2em]">{shown}</p>
      {shown !== pin && <p className="text-lg text-muted tracking-[0.2em]">{pin}</p>}
    </div>
  );
}

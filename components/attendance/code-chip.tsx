"use client";

import { classNames } from "@/components/ui/class-names";
import type { StatusCodeView } from "@/lib/contracts/attendance-record";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";
import { TONE_SOFT, toneOfCode } from "./code-tone";

/** The letters of a code on its colour, with its meaning in words beside it. */
export function CodeLabel({ code }: { code: StatusCodeView }) {
  const language = useLanguage();
  return (
    <span className="inline-flex items-center gap-2">
      <CodeChip code={code} />
      <span>{inLanguage(code.label, language)}</span>
    </span>
  );
}

/** The letters of a code on its colour; say beside it, or in the label of what holds it, what they mean. */
export function CodeChip({ code }: { code: StatusCodeView }) {
  return (
    <bdi
      aria-hidden="true"
      className={classNames(
        "inline-flex h-6 min-w-7 items-center justify-center rounded px-1.5 font-semibold text-sm leading-none",
        TONE_SOFT[toneOfCode(code)],
      )}
    >
      {code.code}
    </bdi>
  );
}

/** What every code means, for the foot of a register. */
export function CodeLegend({ codes, label }: { codes: readonly StatusCodeView[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {codes.map((code) => (
        <li key={code.code}>
          <CodeLabel code={code} />
        </li>
      ))}
    </ul>
  );
}

"use client";

import type { Bilingual } from "@/lib/contracts/check-in";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";

/** A person's name in the reader's language, with the other spelling under it. */
export function PersonName({ name }: { name: Bilingual }) {
  const language = useLanguage();
  const other = language === "ar" ? "en" : "ar";
  return (
    <span className="block [overflow-wrap:anywhere]">
      <span className="block">{inLanguage(name, language)}</span>
      <span className="block font-normal text-muted text-sm">
        <bdi lang={other}>{inLanguage(name, other)}</bdi>
      </span>
    </span>
  );
}

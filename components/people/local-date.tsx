"use client";

import { useTimeZone } from "@/components/shell/use-time-zone";
import { formatDate } from "@/lib/i18n/format";
import { useLanguage } from "@/lib/i18n/language-provider";

/** An instant as a date where the reader is. */
export function LocalDate({ instant }: { instant: string }) {
  const timeZone = useTimeZone();
  const language = useLanguage();
  return <time dateTime={instant}>{formatDate(instant, { language, timeZone })}</time>;
}

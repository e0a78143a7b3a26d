import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { Language } from "@/lib/i18n/language";
import type { Text } from "@/lib/i18n/text";

const MILLION = 1_000_000;

/** A share of searches as somebody would say it: per cent where it is often, "1 in so many" where it is rare. */
export function rateWords(rate: number, text: Text, language: Language): string {
  if (rate >= 0.01) return formatPercent(rate, language);
  if (rate < 1 / MILLION) return text("recognition.rarer");
  return text("recognition.one_in", { number: formatNumber(roundedTo(2, 1 / rate), language) });
}

/** A number with so many significant digits. */
function roundedTo(digits: number, value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - digits + 1);
  return Math.round(value / step) * step;
}

const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** A text with its Arabic-Indic and Persian digits as 0-9; everything else stays. */
export function westernDigits(text: string): string {
  return text.replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
}

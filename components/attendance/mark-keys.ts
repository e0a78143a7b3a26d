import type { Mark } from "@/lib/contracts/roll";

/** What of a key press matters here; a browser's KeyboardEvent fits. */
type Press = { key: string; code: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

const LATIN: Readonly<Record<string, Mark>> = {
  p: "present",
  l: "late",
  a: "absent",
  e: "excused",
  g: "left_early",
};

/** The first letters of the words in Arabic: حاضر، متأخر، غائب، عذر، انصرف. */
const ARABIC: Readonly<Record<string, Mark>> = {
  ح: "present",
  م: "late",
  غ: "absent",
  ع: "excused",
  ا: "left_early",
};

/** The letters that set a mark, for the page that tells them. */
export const MARK_KEYS = [
  { mark: "present", en: "P", ar: "ح" },
  { mark: "late", en: "L", ar: "م" },
  { mark: "absent", en: "A", ar: "غ" },
  { mark: "excused", en: "E", ar: "ع" },
  { mark: "left_early", en: "G", ar: "ا" },
] as const satisfies readonly { mark: Mark; en: string; ar: string }[];

/**
 * The mark that a key stands for, whatever keyboard is in use: Latin letters, the first letters of the Arabic words, on other keyboards
 * the place of the Latin letter; Delete and Backspace take a mark back. Null for every other key and for shortcuts.
 */
export function markOfKey({ key, code, ctrlKey, metaKey, altKey }: Press): Mark | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Delete" || key === "Backspace") return "cleared";
  const letter = key.toLowerCase();
  const known = LATIN[letter] ?? ARABIC[letter];
  if (known) return known;
  const isLatin = letter.length > 1 || letter < "\u0250";
  const place = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? "";
  return isLatin ? null : (LATIN[place] ?? null);
}

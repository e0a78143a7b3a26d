/**
 * Letters that people write for one another in Arabic names, and what stands for them in a search and an order: forms of alef, alef maqsura,
 * ta marbuta. Vowel marks and the stretching tatweel count for nothing. The two lists are those of SQL's translate().
 */
export const FOLDED_LETTERS = { from: "أإآٱىةًٌٍَُِّْـ", to: "اااايه" } as const;

/** A name, or a part of one, as names are searched and ordered: small letters, Arabic letters folded. */
export function foldName(name: string): string {
  const { from, to } = FOLDED_LETTERS;
  return [...name.toLowerCase()]
    .map((letter) => (from.includes(letter) ? (to[from.indexOf(letter)] ?? "") : letter))
    .join("");
}

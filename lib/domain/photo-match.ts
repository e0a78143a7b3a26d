/** Somebody whom a photo may show: number and both names as they are written in the list. */
export type PhotoCandidate = { id: string; number: string; name: { ar: string; en: string } };

/**
 * The person a file is named after ("S001.jpg", "Sara Mansour.png", "سارة منصور.jpg"): by number first, then by a name that only one has.
 * Upper and lower case, spaces, "_" and "-" between words and a folder before the name do not matter. Null when nobody, or several, fit.
 */
export function matchPhoto<T extends PhotoCandidate>(fileName: string, candidates: readonly T[]): T | null {
  const stem = fold((fileName.split(/[/\\]/).at(-1) ?? "").replace(/\.[^.]+$/, ""));
  if (stem === "") return null;
  const byNumber = candidates.filter((candidate) => fold(candidate.number) === stem);
  if (byNumber.length > 0) return only(byNumber);
  return only(candidates.filter(({ name }) => fold(name.en) === stem || fold(name.ar) === stem));
}

const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null);

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();

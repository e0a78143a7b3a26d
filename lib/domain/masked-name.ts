/**
 * A name as a kiosk may show it: the given name and the first letter of the last one ("Sara Mansour" -> "Sara M.", "سارة منصور" -> "سارة م.").
 * A single word stays as it is. Joining prefixes (al-, ال) are skipped for the letter.
 */
export function maskName(name: string): string {
  const words = name.normalize("NFC").trim().split(/\s+/);
  const given = words[0] ?? "";
  const family = words.length > 1 ? (words.at(-1) ?? "") : "";
  const letter = [...family.replace(/^(al-|el-|ال)(?=.)/iu, "")].find((char) => /\p{L}/u.test(char));
  return letter ? `${given} ${letter.toLocaleUpperCase()}.` : given;
}

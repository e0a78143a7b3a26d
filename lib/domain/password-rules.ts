/** Least length: where the password is the only factor, and beside a second one (NIST SP 800-63B-4, 3.1.1.2). */
const ALONE_LENGTH = 15;
const WITH_FACTOR_LENGTH = 8;
const MAX_LENGTH = 128;

/** Fewer different characters than this are a pattern ("aaaa...", "121212..."), however long. */
const LEAST_DIFFERENT = 6;
/** Words of the account shorter than this are met in any sentence. */
const LEAST_WORD = 4;
/** What must be left of a password when a common one at its beginning is taken away. */
const LEAST_REST = 4;

type PasswordFault = "too_short" | "too_short_with_factor" | "too_long" | "too_simple" | "too_common";

/**
 * What a new password is judged against: whether a second factor stands beside it, texts that whoever knows the account would try first
 * (its address, the names of its owner and organisation), and whether a password in lower case is on a list of common ones.
 */
type PasswordContext = {
  hasSecondFactor: boolean;
  personal: readonly string[];
  isCommon: (password: string) => boolean;
};

/** What is wrong with a new password, or null. Length counts characters, not bytes; nothing is demanded of their kind. */
export function judgeNewPassword(password: string, context: PasswordContext): PasswordFault | null {
  const text = password.normalize("NFC");
  const length = [...text].length;
  const least = context.hasSecondFactor ? WITH_FACTOR_LENGTH : ALONE_LENGTH;
  if (length < least) return context.hasSecondFactor ? "too_short_with_factor" : "too_short";
  if (length > MAX_LENGTH) return "too_long";
  const folded = fold(text);
  if (new Set(folded).size < LEAST_DIFFERENT) return "too_simple";
  if (isCommonAtHeart(folded, context.isCommon)) return "too_common";
  const rest = withoutWords(folded, wordsOf(context.personal));
  return [...rest].length < least - LEAST_DIFFERENT ? "too_simple" : null;
}

/** The words of some texts that are long enough to be recognised in a password, longest first. */
export function wordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) =>
    [...fold(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) => word),
  );
  return [...new Set(words)]
    .filter((word) => word.length >= LEAST_WORD)
    .sort((one, other) => other.length - one.length);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** What is left when the words and the spaces between them are taken out. */
function withoutWords(folded: string, words: readonly string[]): string {
  return words.reduce((text, word) => text.replaceAll(word, ""), folded).replace(/\s+/g, "");
}

/** A common password as it is, followed by a few characters, or two of them in a row. */
function isCommonAtHeart(folded: string, isCommon: (password: string) => boolean): boolean {
  const compact = folded.replace(/[^\p{L}\p{N}]+/gu, "");
  if (isCommon(folded) || isCommon(compact)) return true;
  for (let end = LEAST_REST; end < compact.length; end++) {
    if (!isCommon(compact.slice(0, end))) continue;
    const rest = compact.slice(end);
    if (rest.length < LEAST_REST || isCommon(rest)) return true;
  }
  return false;
}

import { westernDigits } from "./western-digits";

/** Crockford's base 32: no I, L, O or U. */
export const RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of a recovery code: 50 bits. */
export const RECOVERY_LENGTH = 10;

/** A code of the second factor as it was typed: six digits of the app, or a recovery code in its bare form. */
type SecondFactorCode = { kind: "app"; digits: string } | { kind: "recovery"; code: string };

/**
 * Reads what was typed: spaces and dashes do not count, Arabic-Indic digits are digits, letters that are taken for digits are those. Null
 * when it can be no code.
 */
export function readSecondFactorCode(typed: string): SecondFactorCode | null {
  const bare = westernDigits(typed)
    .replace(/[\s\u2010-\u2015-]+/g, "")
    .toUpperCase();
  if (/^\d{6}$/.test(bare)) return { kind: "app", digits: bare };
  const code = bare.replaceAll("O", "0").replace(/[IL]/g, "1");
  const isRecovery =
    code.length === RECOVERY_LENGTH && [...code].every((char) => RECOVERY_ALPHABET.includes(char));
  return isRecovery ? { kind: "recovery", code } : null;
}

/** A bare recovery code as it is shown: XXXXX-XXXXX. */
export function writeRecoveryCode(code: string): string {
  return `${code.slice(0, RECOVERY_LENGTH / 2)}-${code.slice(RECOVERY_LENGTH / 2)}`;
}

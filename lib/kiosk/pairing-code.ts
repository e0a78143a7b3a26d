import { normalisePairingCode } from "@/lib/contracts/kiosk";

/** Crockford's base 32: no I, L, O or U. */
export const PAIRING_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const PAIRING_CODE_LENGTH = 8;

/** What was typed or pasted, as far as it can be a code: at most eight characters of the alphabet, without the dash. */
export function readPairingCode(typed: string): string {
  const known = [...normalisePairingCode(typed)].filter((char) => PAIRING_ALPHABET.includes(char));
  return known.slice(0, PAIRING_CODE_LENGTH).join("");
}

/** A code, or the beginning of one, as it is written: XXXX-XXXX. */
export function writePairingCode(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

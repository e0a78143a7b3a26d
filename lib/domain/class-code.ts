/** How long one code is shown, in ms. */
export const CLASS_CODE_STEP_MS = 30_000;

/** How many digits a code has. */
export const CLASS_CODE_DIGITS = 6;

/** The steps whose codes are taken beside the present one: a clock on the wall and a slow hand. */
const STEPS_EITHER_WAY = 1;

/** The number of the step that holds an instant (epoch ms). */
export function classCodeStep(now: number): number {
  return Math.floor(now / CLASS_CODE_STEP_MS);
}

/** The steps whose codes are right at an instant (epoch ms), the present one first. */
export function acceptedSteps(now: number): number[] {
  const step = classCodeStep(now);
  const around = Array.from({ length: STEPS_EITHER_WAY }, (_, index) => [step - index - 1, step + index + 1]);
  return [step, ...around.flat()];
}

/** How long the present code is still shown at an instant (epoch ms), in ms: more than 0, at most one step. */
export function classCodeTimeLeft(now: number): number {
  return CLASS_CODE_STEP_MS - (((now % CLASS_CODE_STEP_MS) + CLASS_CODE_STEP_MS) % CLASS_CODE_STEP_MS);
}

/** Six digits out of an HMAC of at least 20 bytes, by the dynamic truncation of RFC 4226 §5.3. Throws RangeError for a shorter one. */
export function digitsOf(hmac: Uint8Array): string {
  const offset = (hmac.at(-1) ?? 0) & 0xf;
  const [a, b, c, d] = hmac.subarray(offset, offset + 4);
  if (a === undefined || b === undefined || c === undefined || d === undefined || hmac.length < 20)
    throw new RangeError(`a hash of ${hmac.length} bytes`);
  const number = (a & 0x7f) * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return String(number % 10 ** CLASS_CODE_DIGITS).padStart(CLASS_CODE_DIGITS, "0");
}

/** The first of the ten digits in each script that people type: Latin, Arabic and Persian. */
const ZEROS = [0x30, 0x660, 0x6f0];

/** What was typed or pasted as a class code, in Latin digits without spaces and dashes; what is no digit stays and makes it wrong. */
export function readClassCode(typed: string): string {
  const digits = [...typed.replace(/[\s\u200e\u200f-]/g, "")].map((char) => {
    const code = char.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? char : String(code - zero);
  });
  return digits.join("");
}

/** So many wrong PINs in a row close it until a new one is given. */
const WRONG_UNTIL_LOCKED = 10;

/** Longest group of digits whose repetition is called out at once, as 12 12 12 or 123 123. */
const LONGEST_GROUP = 3;

/** Whether a PIN is among the first that anybody tries: a group of at most three digits over and over, or digits that count up or down. */
export function isObviousPin(pin: string): boolean {
  for (let length = 1; length <= LONGEST_GROUP; length++) {
    if (pin === pin.slice(0, length).repeat(pin.length / length)) return true;
  }
  const digits = [...pin].map(Number);
  return [1, 9].some((step) =>
    digits.every((digit, i) => i === 0 || digit === ((digits[i - 1] ?? 0) + step) % 10),
  );
}

/** The first PIN of `draw` that is not obvious and not `isTaken`; draws until there is one. */
export function choosePin(draw: () => string, isTaken: (pin: string) => boolean): string {
  let pin = draw();
  while (isObviousPin(pin) || isTaken(pin)) pin = draw();
  return pin;
}

/** Whether a PIN is closed after so many wrong ones in a row (a count, 0 or more). */
export function isPinLocked(wrongInARow: number): boolean {
  return wrongInARow >= WRONG_UNTIL_LOCKED;
}

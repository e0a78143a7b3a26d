import { expect, it } from "vitest";
import { maskName } from "./masked-name";

it.each([
  ["Sara Mansour", "Sara M."],
  ["سارة منصور", "سارة م."],
  ["Omar Al-Khatib", "Omar K."],
  ["عمر الخطيب", "عمر خ."],
  ["Malak Abdulrahman Al Fahd", "Malak F."],
  ["ملك عبد الرحمن", "ملك ر."],
  ["Cher", "Cher"],
  ["  Ana   de la  Cruz ", "Ana C."],
  ["Al Pacino", "Al P."],
  ["Élodie Ørsted", "Élodie Ø."],
  ["", ""],
])("%j is shown as %j", (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

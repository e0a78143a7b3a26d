import { expect, it } from "vitest";
import { westernDigits } from "./western-digits";

it.each([
  ["٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["۰۱۲۳۴۵۶۷۸۹", "0123456789"],
  ["S٠٠١ a-9", "S001 a-9"],
])("%s is %s", (text, western) => {
  expect(westernDigits(text)).toBe(western);
});

import { expect, it } from "vitest";
import { foldName } from "./fold-name";

it.each([
  ["أحمد", "احمد"],
  ["إِبراهيم", "ابراهيم"],
  ["آية", "ايه"],
  ["ليلى", "ليلي"],
  ["مـحـمـد", "محمد"],
  ["Al-Khatib", "al-khatib"],
  ["", ""],
])("%s is searched as %s", (name, folded) => {
  expect(foldName(name)).toBe(folded);
});

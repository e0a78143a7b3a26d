import { describe, expect, it } from "vitest";
import { matchPhoto } from "./photo-match";

const person = (id: string, number: string, ar: string, en: string) => ({ id, number, name: { ar, en } });
const people = [
  person("sara", "S001", "سارة منصور", "Sara Mansour"),
  person("omar", "S002", "عمر الخطيب", "Omar Al-Khatib"),
  person("other", "7", "عمر", "Omar"),
  person("twice", "8", "عمر", "Omar Two"),
];

describe("a photo belongs to", () => {
  it.each([
    ["S001.jpg", "sara"],
    ["s001.JPEG", "sara"],
    ["faces/grade 7/S002.png", "omar"],
    ["C:\\photos\\S002.png", "omar"],
    ["Sara Mansour.jpg", "sara"],
    ["sara_mansour.jpg", "sara"],
    ["omar-al-khatib.webp", "omar"],
    ["سارة منصور.jpg", "sara"],
    ["7.jpg", "other"],
    ["S999.jpg", null],
    [".jpg", null],
    ["عمر.jpg", null],
  ])("%s: %s", (file, id) => {
    expect(matchPhoto(file, people)?.id ?? null).toBe(id);
  });
});

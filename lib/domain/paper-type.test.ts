import { expect, it } from "vitest";
import { paperTypeOf, safePaperName } from "./paper-type";

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));

it.each([
  { what: "PDF", given: bytes("%PDF-1.7 ..."), type: "application/pdf" },
  { what: "JPEG", given: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), type: "image/jpeg" },
  { what: "PNG", given: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0), type: "image/png" },
  { what: "a script", given: bytes("<script>alert(1)</script>"), type: null },
  { what: "SVG", given: bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), type: null },
  { what: "GIF", given: bytes("GIF89a"), type: null },
  { what: "a PDF that begins late", given: bytes("x%PDF-1.7"), type: null },
  { what: "the beginning of a beginning", given: Uint8Array.of(0x89, 0x50), type: null },
  { what: "nothing", given: new Uint8Array(), type: null },
])("a file is what its first bytes say: $what", ({ given, type }) => {
  expect(paperTypeOf(given)).toBe(type);
});

it.each([
  ["note.pdf", "note.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\papers\\عذر طبي.pdf", "عذر طبي.pdf"],
  ["a\u0000b\nc.png", "abc.png"],
  ["   ", "paper"],
  ["x".repeat(300), "x".repeat(120)],
])("a name is kept without folders and control characters: %j", (given, kept) => {
  expect(safePaperName(given)).toBe(kept);
});

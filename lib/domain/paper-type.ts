/** The kinds of paper that may go with a request. */
export type PaperType = "application/pdf" | "image/jpeg" | "image/png";

const MAGIC: readonly (readonly [PaperType, readonly number[]])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a file is by its first bytes, whatever it calls itself; null when it is none of the kinds. */
export function paperTypeOf(bytes: Uint8Array): PaperType | null {
  const found = MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? null;
}

/** A file's name as it is kept: without folders and control characters, at most 120 characters, never empty. */
export function safePaperName(name: string): string {
  const plain = name.replace(/^.*[\\/]/, "").replace(/\p{Cc}/gu, "");
  return plain.trim().slice(0, 120) || "paper";
}

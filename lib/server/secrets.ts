import "server-only";
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./env";

type Purpose =
  | "session-cookie"
  | "password-pepper"
  | "pairing-code"
  | "sign-in-rate"
  | "seen-embedding"
  | "browser"
  | "recovery-code"
  | "second-factor-ticket"
  | "kiosk-pin";

let master: Buffer | undefined;

/** The master secret: HADIR_SECRET, else a file beside the data that is made at first start, readable by its owner only. */
function masterSecret(): Buffer {
  master ??= env.secret
    ? Buffer.from(env.secret, "utf8")
    : readOrCreate(join(env.dataDirectory, "master.key"));
  return master;
}

function readOrCreate(path: string): Buffer {
  try {
    return Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(env.dataDirectory, { recursive: true });
  try {
    writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    // Another process of the same start made it first.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
}

/** A key of 32 bytes for one purpose. */
export function keyFor(purpose: Purpose): Buffer {
  return deriveKey(purpose, 32);
}

/** Key material of `bytes` bytes for a context (HKDF-SHA-256 from the master secret). Unequal contexts give unrelated keys. */
export function deriveKey(context: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", masterSecret(), "hadir", context, bytes));
}

/** HMAC-SHA-256 under a purpose's key, base64url: equal inputs are found again, nothing is read back. */
export function keyedHash(purpose: Purpose, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("base64url");
}

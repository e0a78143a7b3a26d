import "server-only";
import { createHmac } from "node:crypto";
import { compare, hash } from "bcryptjs";
import { keyFor } from "../secrets";

const COST = 12;

/** bcrypt over base64(HMAC-SHA-384(pepper, NFC password)): 64 characters, so bcrypt's limit of 72 bytes cuts nothing off. */
function prepare(password: string): string {
  return createHmac("sha384", keyFor("password-pepper"))
    .update(password.normalize("NFC"), "utf8")
    .digest("base64");
}

export function hashPassword(password: string): Promise<string> {
  return hash(prepare(password), COST);
}

/** Whether it is the password; for an account without one it takes as long and is none. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash !== null) return compare(prepare(password), passwordHash);
  await spendPasswordTime(password);
  return false;
}

let decoy: Promise<string> | undefined;

/** Costs what a real comparison costs, for an account that is not there. */
export async function spendPasswordTime(password: string): Promise<void> {
  decoy ??= hashPassword("nobody has this password");
  await compare(prepare(password), await decoy);
}

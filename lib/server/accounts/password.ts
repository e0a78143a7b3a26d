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

export function passwordMatches(password: string, passwordHash: string): Promise<boolean> {
  return compare(prepare(password), passwordHash);
}

let decoy: Promise<string> | undefined;

/** Costs what a real comparison costs, for an account that is not there. */
export async function spendPasswordTime(password: string): Promise<void> {
  decoy ??= hashPassword("nobody has this password");
  await passwordMatches(password, await decoy);
}

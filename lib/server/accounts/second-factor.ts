import "server-only";
import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { generateSecret, generateURI, verifySync } from "otplib";
import { accounts } from "@/db/schema/people";
import {
  RECOVERY_ALPHABET,
  RECOVERY_LENGTH,
  readSecondFactorCode,
  writeRecoveryCode,
} from "@/lib/domain/second-factor-code";
import type { Transaction } from "../database";
import { seal, unseal } from "../sealed-box";
import { deriveKey, keyedHash } from "../secrets";
import type { AccountRow } from "./find-actor";

/** 160 bits, SHA-1, six digits, 30 seconds: what every authenticator app takes (RFC 6238). */
const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

type Owner = { organizationId: string; id: string };

const sealKey = (organizationId: string) => deriveKey(`totp-seal|${organizationId}`, 32);
const contextOf = ({ organizationId, id }: Owner) => ["totp", organizationId, id];

/** A fresh secret of an account: in base 32, as it is kept, and as the address that a QR code carries to the app. */
export function newSecret(account: Owner & { email: string }): {
  secret: string;
  sealed: Buffer;
  uri: string;
} {
  const secret = generateSecret();
  return {
    secret,
    sealed: seal(Buffer.from(secret), sealKey(account.organizationId), contextOf(account)),
    uri: generateURI({ issuer: "Hadir", label: account.email, secret }),
  };
}

/** The time step in which the app showed these digits, now or one step away, or null. */
export function stepOf(
  account: Owner & { totpSealed: Uint8Array | null },
  digits: string,
  now: Date,
): number | null {
  if (!account.totpSealed) return null;
  const secret = unseal(account.totpSealed, sealKey(account.organizationId), contextOf(account)).toString();
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: digits, epoch, epochTolerance: STEP_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

/** Ten codes for the day that the app is gone: told once, kept as keyed hashes. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const bare = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from(
      { length: RECOVERY_LENGTH },
      () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)],
    ).join(""),
  );
  return {
    codes: bare.map(writeRecoveryCode),
    hashes: bare.map((code) => keyedHash("recovery-code", code)),
  };
}

/**
 * Uses up a code of an account whose row the caller has locked: a time step is good once and none before it, a recovery code is gone.
 * Answers which of them it was, or null for neither.
 */
export async function spendSecondFactor(
  tx: Transaction,
  account: AccountRow,
  { typed, now }: { typed: string; now: Date },
): Promise<"app" | "recovery" | null> {
  const code = readSecondFactorCode(typed);
  if (!code) return null;
  const used = code.kind === "app" ? spendStep(account, code.digits, now) : spendRecovery(account, code.code);
  if (!used) return null;
  await tx
    .update(accounts)
    .set(used)
    .where(and(eq(accounts.organizationId, account.organizationId), eq(accounts.id, account.id)));
  return code.kind;
}

function spendStep(account: AccountRow, digits: string, now: Date) {
  const step = stepOf(account, digits, now);
  if (step === null || step <= (account.totpLastStep ?? -1)) return null;
  return { totpLastStep: step };
}

function spendRecovery(account: AccountRow, code: string) {
  const hash = keyedHash("recovery-code", code);
  const hashes = account.recoveryHashes ?? [];
  return hashes.includes(hash) ? { recoveryHashes: hashes.filter((one) => one !== hash) } : null;
}

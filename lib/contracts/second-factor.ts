import { z } from "zod";

/** Empty for an account without one, which signs in through OpenID Connect only. */
const password = z.string().max(128);
const code = z.string().trim().min(1).max(40);

export const beginSecondFactorSchema = z.strictObject({ password });

export const confirmSecondFactorSchema = z.strictObject({ code });

/** Removing a second factor, and making new recovery codes, asks for both factors. */
export const bothFactorsSchema = z.strictObject({ password, code });

/**
 * What the authenticator app needs, shown until the first code is confirmed: the secret in base 32, and a QR code as one SVG path over
 * `size` x `size` modules.
 */
export type SecondFactorSetup = { secret: string; qr: { size: number; path: string } };

/** Ten codes for the day that the app is gone, told once. */
export type RecoveryCodes = { codes: string[] };

/** How an account signs in. `isDemanded`: the organisation asks for a second factor of a role that its owner holds. */
export type SignInWays = {
  hasPassword: boolean;
  secondFactor: { since: string; recoveryCodesLeft: number } | null;
  isDemanded: boolean;
};

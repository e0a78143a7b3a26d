import { z } from "zod";

/** How many digits a PIN has. */
export const PIN_DIGITS = 6;

/** How often a PIN may be typed for one sighting, and how long after it (ms, by the server's clock). */
export const PIN_TRIES = 3;
export const PIN_ASKED_MS = 120_000;

/** `typ` of a typed PIN's header. */
export const PIN_TYPE = "pin+jwt";

/**
 * What a kiosk signs when somebody it could not tell typed their PIN (compact JWS, header exactly {typ:"pin+jwt", alg:"ES256", kid}). `aud`
 * as of the mark's attestation, `iat` in seconds; `jti` is new for each try; `sighting` is the `jti` of the mark that was answered with
 * `pin_asked`; `pin`: ASCII digits.
 */
export const pinClaimsSchema = z.strictObject({
  iss: z.uuid(),
  aud: z.string().max(300),
  org: z.uuid(),
  jti: z.uuid({ version: "v7" }),
  iat: z.number().int().min(0),
  sighting: z.uuid({ version: "v7" }),
  pin: z.string().regex(/^[0-9]{6}$/),
});

export type PinClaims = z.infer<typeof pinClaimsSchema>;

/** One typed PIN as it crosses the wire; it is answered as a mark is (`CheckInOutcome`). */
export const pinRequestSchema = z.strictObject({ token: z.string().min(1).max(2_000) });

export type PinRequest = z.infer<typeof pinRequestSchema>;

/** Whom staff give a PIN, or whose they take away. */
export const pinOfPersonSchema = z.strictObject({ personId: z.uuid() });

/** A PIN just made: told once, never again. */
export type GivenPin = { pin: string };

/** That somebody has a PIN, since when (ISO 8601 UTC), and whether too many wrong ones closed it until a new one is given. */
export type PinState = { givenAt: string; locked: boolean };

import { z } from "zod";
import type { Bilingual } from "./check-in";

export const changePasswordSchema = z.strictObject({
  password: z.string().min(1).max(128),
  next: z.string().min(1).max(256),
});

export const endLoginSessionSchema = z.strictObject({ sessionId: z.uuid() });

/** One signed-in browser of one's own account. */
export type LoginSession = {
  id: string;
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
};

/** Whose forgotten password is to be replaced. */
export const requestResetSchema = z.strictObject({ email: z.email().max(254) });

/** The token of a link: the organisation's id, a dot and 256 random bits. */
const linkToken = z.string().min(60).max(120);

export const openResetSchema = z.strictObject({ token: linkToken });

export const choosePasswordSchema = z.strictObject({ token: linkToken, password: z.string().max(256) });

/** What the page of a reset link shows: whose password it is, and how long it must be. */
export type OpenReset = { email: string; organization: Bilingual; hasSecondFactor: boolean };

/** Something that happened to one's own account, by its name in the audit log. */
type OwnEvent = { at: string; action: string; reason: string | null };

/** `reusedAt`: a token of an application came twice in the last 30 days and may have been copied. Times are told in `timeZone`. */
export type OwnEvents = { timeZone: string; reusedAt: string | null; events: OwnEvent[] };

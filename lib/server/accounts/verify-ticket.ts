import "server-only";
import { z } from "zod";
import { admit, type SignInOutcome } from "./admit";
import { readTicket } from "./second-factor-ticket";
import { clearSignInRate, countSignInFailure, signInWait } from "./sign-in-rate";
import type { SignInOrigin } from "./verify-credentials";

const ticketInputSchema = z.object({ ticket: z.string().max(1_000), code: z.string().min(1).max(40) });

/** The second step after a provider's sign-in: its ticket and a code. Wrong codes are slowed down and counted as everywhere. */
export async function verifyTicket(
  input: unknown,
  origin: SignInOrigin,
  now: Date,
): Promise<SignInOutcome | { kind: "ticket_over" }> {
  const parsed = ticketInputSchema.safeParse(input);
  const owner = parsed.success ? readTicket(parsed.data.ticket, now) : null;
  if (!parsed.success || !owner) return { kind: "ticket_over" };
  const { organizationId, accountId: id, email } = owner;
  if (signInWait(email, origin.address, now) > 0) return { kind: "too_many" };
  const proof = { how: "openid" as const, code: parsed.data.code };
  const outcome = await admit({ organizationId, id }, proof, { client: origin, now });
  if (outcome.kind === "signed_in") clearSignInRate(email);
  else countSignInFailure(email, origin.address, now);
  return outcome;
}

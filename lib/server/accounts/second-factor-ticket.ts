import "server-only";
import { z } from "zod";
import { seal, unseal } from "../sealed-box";
import { keyFor } from "../secrets";

const LIFETIME_MS = 5 * 60 * 1000;
const CONTEXT = ["second-factor-ticket"];

const ticketSchema = z.object({
  organizationId: z.uuid(),
  accountId: z.uuid(),
  email: z.string(),
  until: z.number(),
});

/** Whose first factor a provider has proven. */
type TicketOwner = Omit<z.infer<typeof ticketSchema>, "until">;

/**
 * What a provider's sign-in leaves to somebody whose second factor is still to come: for five minutes it stands in the place of the
 * password, sealed, and opens nothing by itself.
 */
export function issueTicket(owner: TicketOwner, now: Date): string {
  const text = JSON.stringify({ ...owner, until: now.getTime() + LIFETIME_MS });
  return seal(Buffer.from(text), keyFor("second-factor-ticket"), CONTEXT).toString("base64url");
}

/** Whom a ticket is for; null when it is none of ours, was changed, or is over. */
export function readTicket(ticket: string, now: Date): TicketOwner | null {
  try {
    const bytes = unseal(Buffer.from(ticket, "base64url"), keyFor("second-factor-ticket"), CONTEXT);
    const { until, ...owner } = ticketSchema.parse(JSON.parse(bytes.toString("utf8")));
    return until > now.getTime() ? owner : null;
  } catch {
    return null;
  }
}

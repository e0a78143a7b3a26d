import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema/people";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { env } from "../env";
import { admit } from "./admit";
import type { AccountRow } from "./find-actor";
import { findAccountByEmail, normalAddress } from "./invitation";
import type { SignInClient } from "./login-session";
import { issueTicket } from "./second-factor-ticket";

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional().catch(undefined),
  /** Only the word itself: what is missing, or "true" as text, does not verify anything. */
  email_verified: z.unknown(),
});

type Claims = z.infer<typeof claimsSchema>;

type Refusal = "provider_failed" | "provider_unverified" | "provider_no_account";

/** `ticket`: the first step is done, the account's own second factor is still to come. */
type OidcOutcome =
  | { kind: "signed_in"; organizationId: string; accountId: string; sessionId: string }
  | { kind: "ticket"; ticket: string }
  | { kind: "refused"; because: Refusal };

const sameIssuer = (one: string, other: string) => one.replace(/\/$/, "") === other.replace(/\/$/, "");

/**
 * Signs in whom the organisation's provider has named in a verified ID token, in the provider's one organisation, which the token does not
 * choose: the account that is bound to the provider's subject, or, the first time, the open account that has the verified address, which
 * is bound then. An address that the provider has not verified joins nobody; nobody is made an account.
 */
export async function signInByOidc(claims: unknown, client: SignInClient, now: Date): Promise<OidcOutcome> {
  const { oidc } = env;
  const parsed = claimsSchema.safeParse(claims);
  if (!oidc || !parsed.success || !sameIssuer(parsed.data.iss, oidc.issuer)) {
    return { kind: "refused", because: "provider_failed" };
  }
  const { organizationId } = oidc;
  const found = await inOrganization(organizationId, async (tx) => {
    const account = await findOrBind(tx, { organizationId, claims: parsed.data }, now);
    if (typeof account !== "string") return account;
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "sign_in.refused",
      objectKind: "organization",
      objectId: organizationId,
      reason: account,
    });
    return account;
  });
  if (typeof found === "string") return { kind: "refused", because: found };
  const outcome = await admit(found, { how: "openid", code: undefined }, { client, now });
  if (outcome.kind === "signed_in") return outcome;
  if (outcome.kind !== "code_required") return { kind: "refused", because: "provider_no_account" };
  return {
    kind: "ticket",
    ticket: issueTicket({ organizationId, accountId: found.id, email: found.email }, now),
  };
}

/** The account of a subject; the first time the one of its address, bound to the subject from then on. */
async function findOrBind(
  tx: Transaction,
  { organizationId, claims }: { organizationId: string; claims: Claims },
  now: Date,
): Promise<AccountRow | Refusal> {
  const { sub, email, email_verified: verified } = claims;
  const own = (condition: ReturnType<typeof eq>) =>
    and(eq(accounts.organizationId, organizationId), condition);
  const [bound] = await tx
    .select()
    .from(accounts)
    .where(own(eq(accounts.oidcSubject, sub)));
  if (bound) return bound.active ? bound : "provider_no_account";
  if (verified !== true || !email) return "provider_unverified";
  const account = await findAccountByEmail(tx, organizationId, normalAddress(email));
  // Bound to somebody else there: the address was given to another person.
  if (!account?.active || account.oidcSubject !== null) return "provider_no_account";
  await tx
    .update(accounts)
    .set({ oidcSubject: sub })
    .where(own(eq(accounts.id, account.id)));
  await recordAudit(tx, organizationId, {
    by: "system",
    at: now,
    action: "account.bind_provider",
    objectKind: "account",
    objectId: account.id,
  });
  return account;
}

import "server-only";
import { z } from "zod";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { env } from "../env";
import { admit } from "./admit";
import { findAccountByEmail, normalAddress } from "./invitation";
import type { SignInClient } from "./login-session";
import { issueTicket } from "./second-factor-ticket";

const claimsSchema = z.object({
  iss: z.string(),
  email: z.email().max(254).optional(),
  /** Only the word itself: what is missing, or "true" as text, does not verify anything. */
  email_verified: z.unknown(),
});

type Refusal = "provider_failed" | "provider_unverified" | "provider_no_account";

/** `ticket`: the first step is done, the account's own second factor is still to come. */
export type OidcOutcome =
  | { kind: "signed_in"; organizationId: string; accountId: string; sessionId: string }
  | { kind: "ticket"; ticket: string }
  | { kind: "refused"; because: Refusal };

const sameIssuer = (one: string, other: string) => one.replace(/\/$/, "") === other.replace(/\/$/, "");

/**
 * Signs in whom the organisation's provider has named in a verified ID token: the open account that has this address in the provider's one
 * organisation, which the token does not choose. An address that the provider has not verified joins nobody; nobody is made an account.
 */
export async function signInByOidc(claims: unknown, client: SignInClient, now: Date): Promise<OidcOutcome> {
  const { oidc } = env;
  const parsed = claimsSchema.safeParse(claims);
  if (!oidc || !parsed.success || !sameIssuer(parsed.data.iss, oidc.issuer)) {
    return { kind: "refused", because: "provider_failed" };
  }
  const { organizationId } = oidc;
  const { email, email_verified: verified } = parsed.data;
  if (verified !== true || !email) return refuse(organizationId, "provider_unverified", now);
  const address = normalAddress(email);
  const account = await inOrganization(organizationId, (tx) =>
    findAccountByEmail(tx, organizationId, address),
  );
  if (!account?.active) return refuse(organizationId, "provider_no_account", now);
  const outcome = await admit(account, { how: "openid", code: undefined }, { client, now });
  if (outcome.kind === "signed_in") return outcome;
  if (outcome.kind !== "code_required") return { kind: "refused", because: "provider_no_account" };
  const ticket = issueTicket({ organizationId, accountId: account.id, email: address }, now);
  return { kind: "ticket", ticket };
}

async function refuse(organizationId: string, because: Refusal, now: Date): Promise<OidcOutcome> {
  await inOrganization(organizationId, (tx) =>
    recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "sign_in.refused",
      objectKind: "organization",
      objectId: organizationId,
      reason: because,
    }),
  );
  return { kind: "refused", because };
}

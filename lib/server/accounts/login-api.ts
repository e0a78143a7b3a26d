import "server-only";
import type { TokenPair } from "@/lib/contracts/tokens";
import { inOrganization } from "../database";
import { Problem, TooMany } from "../problem";
import { issueTokenPair } from "./refresh-token";
import { type SignInOrigin, verifyCredentials } from "./verify-credentials";

/** A sign-in of an API client: the same check and the same limits as on the web, answered with tokens instead of a cookie. `code` of the input is the second factor's. */
export async function loginApi(input: unknown, origin: SignInOrigin, now: Date): Promise<TokenPair> {
  const outcome = await verifyCredentials(input, origin, now);
  if (outcome.kind === "too_many") throw new TooMany("too_many_attempts", 60);
  if (outcome.kind === "refused") throw new Problem("signed_out", "credentials_wrong");
  if (outcome.kind !== "signed_in") throw new Problem("signed_out", outcome.kind);
  return inOrganization(outcome.organizationId, (tx) => issueTokenPair(tx, outcome, now));
}

import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { type Env, env } from "../env";

/** What a provider's ID token says; what of it is believed is decided in sign-in-by-oidc.ts. */
type OidcClaims = { sub: string } & Record<string, unknown>;

/** What people call the organisation's own sign-in service; null where there is none. */
export function oidcName(): string | null {
  return env.oidc?.name ?? null;
}

/**
 * The organisation's own sign-in service for next-auth 4: found by discovery, its ID token verified by openid-client (RS256 signature,
 * issuer, audience, expiry), with PKCE, state and nonce. next-auth would be content with state alone, so the three are named.
 */
export function oidcProvider(oidc: NonNullable<Env["oidc"]>): OAuthConfig<OidcClaims> {
  return {
    id: "oidc",
    name: oidc.name,
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    // No name, address or picture of the provider gets into our cookie.
    profile: ({ sub }) => ({ id: sub }),
  };
}

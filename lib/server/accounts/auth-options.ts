import "server-only";
import { headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { addressOf } from "../call-rates";
import { env } from "../env";
import { hostCookie } from "../host-cookie";
import { keyFor } from "../secrets";
import { signInLogger } from "./auth-logger";
import { endLoginSession } from "./end-login-session";
import { findActor } from "./find-actor";
import type { SignInClient } from "./login-session";
import { oidcProvider } from "./oidc-provider";
import { signInByOidc } from "./sign-in-by-oidc";
import { type SignInOrigin, verifyCredentials } from "./verify-credentials";
import { verifyTicket } from "./verify-ticket";

/** What the cookie carries. */
export const signInSchema = z.object({
  organizationId: z.uuid(),
  accountId: z.uuid(),
  sessionId: z.uuid(),
});

/** The cookie outlives every sign-in; how long one holds is decided over its row (lib/domain/sign-in-limits.ts). */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

const cookieOf = (name: string, more: { sameSite: "strict" | "lax"; maxAge?: number }) => {
  const { name: hostName, ...options } = hostCookie(`hadir.${name}`);
  return { name: hostName, options: { ...options, ...more } };
};

/** Cookies that a provider's answer must find again: it comes from another site, so they cannot be strict. */
const onTheWay = (name: string) => cookieOf(name, { sameSite: "lax", maxAge: 15 * 60 });

/**
 * next-auth: credentials against our accounts, or the organisation's own provider; a JWT cookie that names organisation, account and
 * sign-in and nothing else.
 */
export function authOptions(): AuthOptions {
  return {
    secret: keyFor("session-cookie").toString("base64url"),
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: env.origin.startsWith("https:"),
    cookies: {
      sessionToken: cookieOf("session", { sameSite: "strict" }),
      csrfToken: cookieOf("csrf", { sameSite: "lax" }),
      callbackUrl: cookieOf("callback", { sameSite: "lax" }),
      pkceCodeVerifier: onTheWay("pkce"),
      state: onTheWay("state"),
      nonce: onTheWay("nonce"),
    },
    logger: signInLogger,
    providers: [
      ...(env.oidc ? [oidcProvider(env.oidc)] : []),
      Credentials({
        credentials: { email: {}, password: {}, code: {} },
        authorize: async (input, request) => {
          const origin = originOf(request.headers);
          return userOf(await verifyCredentials(input, origin, new Date()));
        },
      }),
      Credentials({
        id: "ticket",
        credentials: { ticket: {}, code: {} },
        authorize: async (input, request) => {
          const origin = originOf(request.headers);
          return userOf(await verifyTicket(input, origin, new Date()));
        },
      }),
    ],
    events: {
      signOut: async ({ token }) => {
        const signIn = signInSchema.safeParse(token);
        const actor = signIn.success ? await findActor(signIn.data, new Date()) : null;
        if (actor) await endLoginSession(actor, { sessionId: actor.sessionId }, new Date());
      },
    },
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const outcome = await signInByOidc(profile, await clientOfRequest(), new Date());
        if (outcome.kind === "refused") return `/sign-in?error=${outcome.because}`;
        // Behind the #, the ticket is sent to nobody.
        if (outcome.kind === "ticket") return `/sign-in/code#${outcome.ticket}`;
        // The same object comes to `jwt` below: there is no other way from here to there.
        Object.assign(user, outcome);
        return true;
      },
      jwt: ({ token, user }) => (user ? signInSchema.parse(user) : token),
      // A cookie of an older form names no sign-in: its bearer is signed out.
      session: ({ session, token }) => ({ expires: session.expires, ...signInSchema.safeParse(token).data }),
    },
  };
}

/** The user of next-auth, null for a wrong e-mail or password; what else there is to say reaches the page as the error's message. */
function userOf(outcome: Awaited<ReturnType<typeof verifyCredentials | typeof verifyTicket>>) {
  if (outcome.kind === "signed_in") return { id: outcome.accountId, ...outcome };
  if (outcome.kind === "refused") return null;
  throw new Error(outcome.kind);
}

async function clientOfRequest(): Promise<SignInClient> {
  return { kind: "web", userAgent: (await headers()).get("user-agent") ?? "" };
}

function originOf(headers: Record<string, unknown> | undefined): SignInOrigin {
  const text = (name: string) => (typeof headers?.[name] === "string" ? headers[name] : "");
  return {
    kind: "web",
    address: addressOf({ get: text }),
    userAgent: text("user-agent"),
  };
}

import "server-only";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { addressOf } from "../call-rates";
import { env } from "../env";
import { keyFor } from "../secrets";
import { endLoginSession } from "./end-login-session";
import { findActor } from "./find-actor";
import { type SignInOrigin, verifyCredentials } from "./verify-credentials";

/** What the cookie carries. */
export const signInSchema = z.object({
  organizationId: z.uuid(),
  accountId: z.uuid(),
  sessionId: z.uuid(),
});

/** The cookie outlives every sign-in; how long one holds is decided over its row (lib/domain/sign-in-limits.ts). */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

const isHttps = env.origin.startsWith("https:");

/** next-auth: credentials against our accounts, a JWT cookie that names organisation, account and sign-in and nothing else. */
export function authOptions(): AuthOptions {
  return {
    secret: keyFor("session-cookie").toString("base64url"),
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: isHttps,
    cookies: {
      sessionToken: {
        name: `${isHttps ? "__Host-" : ""}hadir.session`,
        options: { httpOnly: true, sameSite: "strict", path: "/", secure: isHttps },
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {}, code: {} },
        authorize: async (input, request) => {
          const outcome = await verifyCredentials(input, originOf(request.headers), new Date());
          if (outcome.kind === "signed_in") return { id: outcome.accountId, ...outcome };
          if (outcome.kind === "refused") return null;
          // What the page is told: it asks for the code, or says why not.
          throw new Error(outcome.kind);
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
      jwt: ({ token, user }) => (user ? signInSchema.parse(user) : token),
      // A cookie of an older form names no sign-in: its bearer is signed out.
      session: ({ session, token }) => ({ expires: session.expires, ...signInSchema.safeParse(token).data }),
    },
  };
}

function originOf(headers: Record<string, unknown> | undefined): SignInOrigin {
  const text = (name: string) => (typeof headers?.[name] === "string" ? headers[name] : "");
  return {
    kind: "web",
    address: addressOf({ get: text }),
    userAgent: text("user-agent"),
  };
}

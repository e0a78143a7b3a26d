import "server-only";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "../env";
import { keyFor } from "../secrets";
import { verifyCredentials } from "./verify-credentials";

const STAFF_ABSOLUTE_SECONDS = 12 * 60 * 60;

const isHttps = env.origin.startsWith("https:");

/** next-auth: credentials against our accounts, a JWT cookie that names organisation and account and nothing else. */
export function authOptions(): AuthOptions {
  return {
    secret: keyFor("session-cookie").toString("base64url"),
    session: { strategy: "jwt", maxAge: STAFF_ABSOLUTE_SECONDS },
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
        credentials: { email: {}, password: {} },
        authorize: async (input) => {
          const actor = await verifyCredentials(input, new Date());
          return actor ? { id: actor.accountId, organizationId: actor.organizationId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user
          ? { accountId: user.id, organizationId: (user as { organizationId?: string }).organizationId }
          : token,
      session: ({ session, token }) => ({
        expires: session.expires,
        accountId: token.accountId,
        organizationId: token.organizationId,
      }),
    },
  };
}

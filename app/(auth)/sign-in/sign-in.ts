import { getCsrfToken, signIn as nextAuthSignIn } from "next-auth/react";

export type SignInResult = "signed_in" | "code_required" | SignInFailure;
export type SignInFailure =
  | "wrong"
  | "code_wrong"
  | "no_role"
  | "too_many"
  | "unavailable"
  | "provider_failed"
  | "provider_no_account"
  | "provider_unverified"
  | "ticket_over";

/** What proves who signs in: address and password, or what a provider's sign-in left; and the code of the second factor. */
export type Credentials =
  | { kind: "password"; email: string; password: string; code?: string }
  | { kind: "ticket"; ticket: string; code: string };

const FAILURES: Record<string, SignInFailure> = {
  CredentialsSignin: "wrong",
  code_wrong: "code_wrong",
  no_role: "no_role",
  too_many: "too_many",
  AccessDenied: "too_many",
  OAuthSignin: "provider_failed",
  OAuthCallback: "provider_failed",
  Callback: "provider_failed",
  provider_failed: "provider_failed",
  provider_no_account: "provider_no_account",
  provider_unverified: "provider_unverified",
  ticket_over: "ticket_over",
};

/** What an error code of the sign-in means to the reader; a code that is none of ours is the server's own trouble. */
export function signInFailure(code: string): SignInFailure {
  return FAILURES[code] ?? "unavailable";
}

/** Signs in. Asks for the CSRF token first, because next-auth leaves the page when its server is gone. */
export async function signIn({ kind, ...fields }: Credentials): Promise<SignInResult> {
  try {
    if (!(await getCsrfToken())) return "unavailable";
    const provider = kind === "password" ? "credentials" : "ticket";
    const result = await nextAuthSignIn(provider, { redirect: false, ...fields });
    if (result?.status === 429) return "too_many";
    if (result?.ok && !result.error) return "signed_in";
    return result?.error === "code_required" ? "code_required" : signInFailure(result?.error ?? "");
  } catch {
    return "unavailable";
  }
}

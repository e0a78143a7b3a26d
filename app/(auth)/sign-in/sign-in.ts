import { getCsrfToken, signIn as nextAuthSignIn } from "next-auth/react";

export type SignInResult = "signed_in" | SignInFailure;
export type SignInFailure = "wrong" | "too_many" | "unavailable";

/** What an error code of the sign-in means to the reader; a code that is none of ours is the server's own trouble. */
export function signInFailure(code: string): SignInFailure {
  if (code === "CredentialsSignin") return "wrong";
  if (code === "too_many_attempts" || code === "AccessDenied") return "too_many";
  return "unavailable";
}

/** Signs in by e-mail and password. Asks for the CSRF token first, because next-auth leaves the page when its server is gone. */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  try {
    if (!(await getCsrfToken())) return "unavailable";
    const result = await nextAuthSignIn("credentials", { redirect: false, email, password });
    if (result?.status === 429) return "too_many";
    if (result?.ok && !result.error) return "signed_in";
    return signInFailure(result?.error ?? "");
  } catch {
    return "unavailable";
  }
}

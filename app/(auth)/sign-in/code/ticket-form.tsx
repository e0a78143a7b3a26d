"use client";

import { useState } from "react";
import { CodeForm } from "../code-form";
import { type SignInFailure, signIn } from "../sign-in";

/** Asks for the code; what the provider's sign-in left stands behind the # of the address. */
export function TicketForm() {
  const [problem, setProblem] = useState<SignInFailure | null>(null);
  const [busy, setBusy] = useState(false);

  async function enter(code: string) {
    setBusy(true);
    setProblem(null);
    const result = await signIn({ kind: "ticket", ticket: window.location.hash.slice(1), code });
    if (result === "signed_in") return window.location.assign("/");
    setBusy(false);
    setProblem(result === "code_required" ? "code_wrong" : result);
  }

  return (
    <CodeForm
      problem={problem}
      busy={busy}
      onCode={enter}
      onBack={() => window.location.assign("/sign-in")}
    />
  );
}

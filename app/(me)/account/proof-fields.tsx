"use client";

import { PasswordInput } from "@/components/shell/password-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";
import type { Proof } from "./use-proof";

/** Asks for the own password once more. */
export function OwnPasswordField({ proof }: { proof: Proof }) {
  const text = useText();
  return (
    <Field label={text("account.current")} error={proof.faults.password}>
      {(control) => (
        <PasswordInput
          {...control}
          name="password"
          autoComplete="current-password"
          value={proof.values.password}
          onValue={(password) => proof.change("password", password)}
        />
      )}
    </Field>
  );
}

/** Asks for a code of the second factor. */
export function CodeField({ proof, hint }: { proof: Proof; hint: string }) {
  const text = useText();
  return (
    <Field label={text("auth.code_app")} hint={hint} error={proof.faults.code}>
      {(control) => (
        <Input
          {...control}
          name="code"
          dir="ltr"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          value={proof.values.code}
          onChange={(event) => proof.change("code", event.target.value)}
        />
      )}
    </Field>
  );
}

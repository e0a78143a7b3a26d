"use client";

import { PasswordInput } from "@/components/shell/password-input";
import { Field } from "@/components/ui/field";
import { useText } from "@/lib/i18n/language-provider";

type NewPasswordFieldProps = {
  /** Whose password: password managers keep it under this name. */
  email: string;
  value: string;
  onValue: (value: string) => void;
  /** A second factor stands beside it, so it may be shorter. */
  beside: "nothing" | "second_factor";
  error: string | undefined;
};

export function NewPasswordField({ email, value, onValue, beside, error }: NewPasswordFieldProps) {
  const text = useText();
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        label={text("account.next")}
        hint={text(beside === "nothing" ? "account.next_hint" : "account.next_hint_short")}
        error={error}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            value={value}
            onValue={onValue}
          />
        )}
      </Field>
    </>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { PasswordInput } from "@/components/shell/password-input";
import { Button } from "@/components/ui/button";
import { ActionRow } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import { changePasswordAction } from "./actions";

const EMPTY = { password: "", next: "" };

type Faults = { password?: string; next?: string; general?: string };

type PasswordFormProps = {
  email: string;
  /** A second factor stands beside it, so it may be shorter. */
  beside: "nothing" | "second_factor";
};

export function PasswordForm({ email, beside }: PasswordFormProps) {
  const text = useText();
  const [values, setValues] = useState(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const [state, setState] = useState<"editing" | "saving" | "changed">("editing");

  async function change(event: FormEvent) {
    event.preventDefault();
    if (state === "saving") return;
    const missing = text("account.missing");
    const lacking: Faults = {
      ...(values.password ? {} : { password: missing }),
      ...(values.next ? {} : { next: missing }),
    };
    setFaults(lacking);
    if (Object.keys(lacking).length > 0) return setState("editing");
    setState("saving");
    const result = await changePasswordAction(values).catch(() => null);
    if (result?.ok) {
      setValues(EMPTY);
      return setState("changed");
    }
    setState("editing");
    if (!result) return setFaults({ general: text("problems.unreachable") });
    const { field } = result.problem;
    const words = problemText(text, result.problem);
    setFaults(field === "password" || field === "next" ? { [field]: words } : { general: words });
  }

  return (
    <Panel className="p-4 sm:p-6">
      <form method="post" onSubmit={change} noValidate className="grid gap-5">
        <h2 className="font-semibold text-lg">{text("account.password_title")}</h2>
        {state === "changed" && <Notice tone="success">{text("account.changed")}</Notice>}
        {faults.general && <Notice tone="error">{faults.general}</Notice>}
        {/* For password managers: which account the new password belongs to. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <Field label={text("account.current")} error={faults.password}>
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="current-password"
              value={values.password}
              onValue={(password) => setValues({ ...values, password })}
            />
          )}
        </Field>
        <Field
          label={text("account.next")}
          hint={text(beside === "nothing" ? "account.next_hint" : "account.next_hint_short")}
          error={faults.next}
        >
          {(control) => (
            <PasswordInput
              {...control}
              name="next"
              autoComplete="new-password"
              value={values.next}
              onValue={(next) => setValues({ ...values, next })}
            />
          )}
        </Field>
        <ActionRow>
          <Button type="submit" tone="primary" busy={state === "saving"}>
            {text("account.change")}
          </Button>
        </ActionRow>
      </form>
    </Panel>
  );
}

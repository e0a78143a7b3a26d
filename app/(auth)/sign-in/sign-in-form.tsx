"use client";

import { type FormEvent, useRef, useState } from "react";
import { PasswordInput } from "@/components/shell/password-input";
import { returnPath } from "@/components/shell/return-path";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { useText } from "@/lib/i18n/language-provider";
import { CodeForm } from "./code-form";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { type SignInFailure, signIn, signInFailure } from "./sign-in";

type SignInFormProps = { callbackUrl: string | undefined; failure: string | undefined; demo: DemoAccount[] };

export function SignInForm({ callbackUrl, failure, demo }: SignInFormProps) {
  const text = useText();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<{ email: boolean; password: boolean }>({
    email: false,
    password: false,
  });
  const [problem, setProblem] = useState<SignInFailure | null>(failure ? signInFailure(failure) : null);
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<"password" | "code">("password");
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const lacking = { email: email.trim() === "", password: password === "" };
    setMissing(lacking);
    setProblem(null);
    if (lacking.email || lacking.password) {
      form.current
        ?.querySelector<HTMLInputElement>(lacking.email ? "[name=email]" : "[name=password]")
        ?.focus();
      return;
    }
    await enter();
  }

  async function enter(code?: string) {
    setBusy(true);
    setProblem(null);
    const result = await signIn({
      kind: "password",
      email: email.trim(),
      password,
      ...(code ? { code } : {}),
    });
    if (result === "signed_in") {
      window.location.assign(returnPath(callbackUrl, window.location.origin) ?? "/");
      return;
    }
    setBusy(false);
    if (result === "code_required") return setStep("code");
    // The password was changed or the account closed in the meantime: the first step says so.
    if (result === "wrong") setStep("password");
    setProblem(result);
  }

  if (step === "code") {
    return (
      <CodeForm
        problem={problem}
        busy={busy}
        onCode={enter}
        onBack={() => {
          setStep("password");
          setPassword("");
          setProblem(null);
        }}
      />
    );
  }

  return (
    <>
      <Panel className="p-5 sm:p-6">
        <form method="post" ref={form} onSubmit={submit} noValidate className="grid gap-5">
          {problem && (
            <Notice tone={problem === "wrong" ? "error" : "warning"}>{text(`auth.${problem}`)}</Notice>
          )}
          <Field label={text("auth.email")} error={missing.email ? text("auth.missing_email") : undefined}>
            {(control) => (
              <Input
                {...control}
                name="email"
                type="email"
                dir="ltr"
                autoComplete="username"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={text("auth.password")}
            error={missing.password ? text("auth.missing_password") : undefined}
          >
            {(control) => (
              <PasswordInput
                {...control}
                name="password"
                autoComplete="current-password"
                value={password}
                onValue={setPassword}
              />
            )}
          </Field>
          <Button type="submit" tone="primary" busy={busy}>
            {text("auth.submit")}
          </Button>
          <ButtonLink href="/forgot" tone="quiet" className="justify-self-center">
            {text("auth.forgotten")}
          </ButtonLink>
        </form>
      </Panel>
      <DemoAccounts
        accounts={demo}
        onChoose={(account) => {
          setEmail(account.email);
          setPassword(account.password);
          setProblem(null);
          setMissing({ email: false, password: false });
        }}
      />
    </>
  );
}

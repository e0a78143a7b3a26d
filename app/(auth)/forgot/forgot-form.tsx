"use client";

import { type FormEvent, useRef, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requestResetSchema } from "@/lib/contracts/account";
import { useText } from "@/lib/i18n/language-provider";
import { requestPasswordResetAction } from "./actions";

/** Asks for the address. The answer is the same whether there is such an account or not. */
export function ForgotForm() {
  const text = useText();
  const [email, setEmail] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { busy, problem, submit } = useSubmission();
  const input = useRef<HTMLInputElement>(null);

  async function ask(event: FormEvent) {
    event.preventDefault();
    const read = requestResetSchema.safeParse({ email: email.trim() });
    setIsWrong(!read.success);
    if (!read.success) return input.current?.focus();
    if (await submit(() => requestPasswordResetAction(read.data))) setSentTo(read.data.email);
  }

  if (sentTo) {
    return (
      <Notice tone="success" title={text("auth.forgot_sent_title")}>
        <p>{text("auth.forgot_sent", { email: sentTo })}</p>
        <p className="mt-2">{text("auth.forgot_sent_not")}</p>
      </Notice>
    );
  }
  return (
    <Panel className="p-5 sm:p-6">
      <form method="post" onSubmit={ask} noValidate className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
        <Field label={text("auth.email")} error={isWrong ? text("auth.missing_email") : undefined}>
          {(control) => (
            <Input
              {...control}
              ref={input}
              name="email"
              type="email"
              dir="ltr"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" tone="primary" busy={busy}>
          {text("auth.forgot_send")}
        </Button>
      </form>
    </Panel>
  );
}

"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { useText } from "@/lib/i18n/language-provider";
import type { SignInFailure } from "./sign-in";

type CodeFormProps = {
  problem: SignInFailure | null;
  busy: boolean;
  onCode: (code: string) => void;
  /** Back to the first step. */
  onBack: () => void;
};

/** The second step of a sign-in: the code of the app, or one of the recovery codes. */
export function CodeForm({ problem, busy, onCode, onBack }: CodeFormProps) {
  const text = useText();
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  // The page has moved on to this step: whoever reads it by ear or key stands where to write.
  useEffect(() => input.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setMissing(code.trim() === "");
    if (code.trim() === "") return input.current?.focus();
    onCode(code.trim());
  }

  function change() {
    setKind(kind === "app" ? "recovery" : "app");
    setCode("");
    setMissing(false);
    input.current?.focus();
  }

  return (
    <Panel className="p-5 sm:p-6">
      <form method="post" onSubmit={submit} noValidate className="grid gap-5">
        {problem && (
          <Notice tone={problem === "code_wrong" ? "error" : "warning"}>{text(`auth.${problem}`)}</Notice>
        )}
        <Field
          label={text(`auth.code_${kind}`)}
          hint={text(`auth.code_${kind}_hint`)}
          error={missing ? text("auth.missing_code") : undefined}
        >
          {(control) => (
            <Input
              {...control}
              ref={input}
              name="code"
              dir="ltr"
              inputMode={kind === "app" ? "numeric" : "text"}
              autoComplete={kind === "app" ? "one-time-code" : "off"}
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              className="text-center font-mono text-xl tracking-[0.2em]"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" tone="primary" busy={busy}>
          {text("auth.submit")}
        </Button>
        <div className="flex flex-wrap justify-between gap-2">
          <Button tone="quiet" onClick={change}>
            {text(kind === "app" ? "auth.use_recovery" : "auth.use_app")}
          </Button>
          <Button tone="quiet" onClick={onBack}>
            {text("auth.back")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

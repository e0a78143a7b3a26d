"use client";

import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import { LinkOpening } from "../link-opening";
import { NewPasswordField } from "../new-password-field";
import { useOpenedLink } from "../use-opened-link";
import { choosePasswordAction, openPasswordResetAction } from "./actions";

type Fault = { field: "password" | "form"; words: string };

/** Where the link of the mail leads: choose a new password, then sign in with it. */
export function ResetForm() {
  const text = useText();
  const language = useLanguage();
  const link = useOpenedLink(openPasswordResetAction);
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [state, setState] = useState<"editing" | "saving" | "done">("editing");

  if (state === "done") {
    return (
      <>
        <Notice tone="success">{text("auth.reset_done")}</Notice>
        <ButtonLink href="/sign-in" tone="primary">
          {text("auth.to_sign_in")}
        </ButtonLink>
      </>
    );
  }
  if (link.kind !== "open")
    return <LinkOpening link={link} again="/forgot" label={text("auth.forgot_again")} />;
  const { token, value } = link;

  async function choose(event: FormEvent) {
    event.preventDefault();
    if (state === "saving") return;
    if (password === "") return setFault({ field: "password", words: text("account.missing") });
    setState("saving");
    setFault(null);
    const reply = await choosePasswordAction({ token, password }).catch(() => null);
    if (reply?.ok) {
      // Used up: the address shall not keep it.
      window.history.replaceState(null, "", window.location.pathname);
      return setState("done");
    }
    setState("editing");
    if (!reply) return setFault({ field: "form", words: text("problems.unreachable") });
    const field = reply.problem.field === "password" ? "password" : "form";
    setFault({ field, words: problemText(text, reply.problem) });
  }

  return (
    <Panel className="p-5 sm:p-6">
      <form method="post" onSubmit={choose} noValidate className="grid gap-5">
        <p>
          {text("auth.reset_for", {
            email: value.email,
            organization: inLanguage(value.organization, language),
          })}
        </p>
        {fault?.field === "form" && <Notice tone="error">{fault.words}</Notice>}
        <NewPasswordField
          email={value.email}
          value={password}
          onValue={setPassword}
          beside={value.hasSecondFactor ? "second_factor" : "nothing"}
          error={fault?.field === "password" ? fault.words : undefined}
        />
        <Button type="submit" tone="primary" busy={state === "saving"}>
          {text("auth.reset_save")}
        </Button>
      </form>
    </Panel>
  );
}

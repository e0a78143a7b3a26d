"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { AcceptedInvitation } from "@/lib/contracts/invitations";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import { LinkOpening } from "../link-opening";
import { NewPasswordField } from "../new-password-field";
import { useOpenedLink } from "../use-opened-link";
import { acceptInvitationAction, openInvitationAction } from "./actions";
import { InvitationDone } from "./invitation-done";
import { InvitationFacts } from "./invitation-facts";

type Fault = { field: "password" | "form"; words: string };

/** Where the link of an invitation leads: what one is invited to, a password for who is new, and the way in. */
export function InvitationForm() {
  const text = useText();
  const language = useLanguage();
  const link = useOpenedLink(openInvitationAction);
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [state, setState] = useState<"editing" | "saving" | AcceptedInvitation>("editing");

  if (typeof state === "object") return <InvitationDone accepted={state} />;
  if (link.kind !== "open")
    return <LinkOpening link={link} again="/sign-in" label={text("auth.to_sign_in")} />;
  const { token, value: invitation } = link;

  async function accept(event: FormEvent) {
    event.preventDefault();
    if (state === "saving") return;
    if (invitation.isNew && password === "")
      return setFault({ field: "password", words: text("account.missing") });
    setState("saving");
    setFault(null);
    const request = { token, ...(invitation.isNew ? { password } : {}) };
    const reply = await acceptInvitationAction(request).catch(() => null);
    if (reply?.ok) {
      // Used up: the address shall not keep it.
      window.history.replaceState(null, "", window.location.pathname);
      return setState(reply.value);
    }
    setState("editing");
    if (!reply) return setFault({ field: "form", words: text("problems.unreachable") });
    const field = reply.problem.field === "password" ? "password" : "form";
    setFault({ field, words: problemText(text, reply.problem) });
  }

  return (
    <Panel className="p-5 sm:p-6">
      <form method="post" onSubmit={accept} noValidate className="grid gap-5">
        <p className="text-lg">
          {text("auth.invitation_lead", {
            name: inLanguage(invitation.name, language),
            organization: inLanguage(invitation.organization, language),
          })}
        </p>
        <InvitationFacts invitation={invitation} />
        {fault?.field === "form" && <Notice tone="error">{fault.words}</Notice>}
        {invitation.isNew ? (
          <NewPasswordField
            email={invitation.email}
            value={password}
            onValue={setPassword}
            beside="nothing"
            error={fault?.field === "password" ? fault.words : undefined}
          />
        ) : (
          <p className="text-muted">{text("auth.invitation_known")}</p>
        )}
        <Button type="submit" tone="primary" busy={state === "saving"}>
          {text("auth.invitation_accept")}
        </Button>
      </form>
    </Panel>
  );
}

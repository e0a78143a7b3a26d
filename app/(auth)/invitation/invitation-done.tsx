"use client";

import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AcceptedInvitation } from "@/lib/contracts/invitations";
import { formatLocalDate } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** The invitation is accepted: with what one signs in, and from when the role holds. */
export function InvitationDone({ accepted }: { accepted: AcceptedInvitation }) {
  const text = useText();
  const language = useLanguage();
  const { email, isNew, validFrom } = accepted;
  return (
    <>
      <Notice tone="success" title={text("auth.invitation_done_title")}>
        <p>{text(isNew ? "auth.invitation_done_new" : "auth.invitation_done_known", { email })}</p>
        <p className="mt-1">
          {text("auth.invitation_done_from", { from: formatLocalDate(validFrom, language) })}
        </p>
      </Notice>
      <ButtonLink href="/sign-in" tone="primary">
        {text("auth.to_sign_in")}
      </ButtonLink>
    </>
  );
}

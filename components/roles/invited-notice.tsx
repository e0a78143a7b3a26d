"use client";

import { useState } from "react";
import { useTimeZone } from "@/components/shell/use-time-zone";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { Invited } from "@/lib/contracts/invitations";
import { formatDate } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** What became of an invitation: mailed, or a link to hand over, which is shown this once. */
export function InvitedNotice({ invited, email }: { invited: Invited; email: string }) {
  const text = useText();
  const place = { language: useLanguage(), timeZone: useTimeZone() };
  const date = formatDate(invited.expiresAt, place);
  if (invited.kind === "mailed")
    return <Notice tone="success">{text("roles.mailed", { email, date })}</Notice>;
  return (
    <div className="grid gap-4">
      <Notice tone="warning">
        <p>{text(`roles.link_${invited.because}`, { email })}</p>
        <p>{text("roles.link_until", { date })}</p>
      </Notice>
      <LinkToCopy link={invited.link} />
    </div>
  );
}

function LinkToCopy({ link }: { link: string }) {
  const text = useText();
  const [copied, setCopied] = useState(false);

  async function copy() {
    setCopied(
      await navigator.clipboard.writeText(link).then(
        () => true,
        () => false,
      ),
    );
  }

  return (
    <div className="grid gap-2">
      <Field label={text("roles.link")}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              dir="ltr"
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button onClick={copy}>{text("roles.copy")}</Button>
          </div>
        )}
      </Field>
      <p role="status" className="text-muted text-sm">
        {copied && text("roles.copied")}
      </p>
    </div>
  );
}

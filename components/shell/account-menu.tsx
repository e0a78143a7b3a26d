"use client";

import { onlineManager } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { Role } from "@/lib/domain/abilities";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type AccountMenuProps = { name: Bilingual; email: string; roles: readonly Role[] };

/** Who is signed in, and the way out. */
export function AccountMenu({ name, email, roles }: AccountMenuProps) {
  const text = useText();
  const shown = inLanguage(name, useLanguage());
  const id = useId();
  const [leaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    // Pages that keep themselves up to date stop asking: they would be refused from here on.
    onlineManager.setOnline(false);
    await signOut({ redirect: false }).catch(() => null);
    window.location.assign("/sign-in");
  }

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={text("shell.account_of", { name: shown })}
        className="flex min-h-10 min-w-10 touch:min-h-11 touch:min-w-11 items-center justify-center gap-2 rounded-control px-2 text-muted hover:bg-sunken hover:text-ink"
      >
        <Icon name="account" />
        <span className="hidden max-w-40 truncate xl:inline">{shown}</span>
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto end-3 top-15 m-0 w-72 max-w-[calc(100vw-1.5rem)] rounded-panel border border-line bg-surface p-4 text-ink shadow-float"
      >
        <p className="font-semibold [overflow-wrap:anywhere]">{shown}</p>
        <p dir="ltr" className="text-muted text-sm [overflow-wrap:anywhere] rtl:text-end">
          {email}
        </p>
        <ul className="mt-2 flex flex-wrap gap-1">
          {roles.map((role) => (
            <li key={role}>
              <Badge tone="accent">{text(`shell.role_${role}`)}</Badge>
            </li>
          ))}
        </ul>
        <ButtonLink href="/account" className="mt-4 w-full">
          {text("shell.account")}
        </ButtonLink>
        <Button className="mt-2 w-full" busy={leaving} onClick={leave}>
          {leaving ? text("shell.signing_out") : text("shell.sign_out")}
        </Button>
      </div>
    </>
  );
}

"use client";

import { getCsrfToken, signIn } from "next-auth/react";
import { useState } from "react";
import { returnPath } from "@/components/shell/return-path";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";

type ProviderButtonProps = { name: string; callbackUrl: string | undefined };

/** The way in through the organisation's own sign-in service. */
export function ProviderButton({ name, callbackUrl }: ProviderButtonProps) {
  const text = useText();
  const [state, setState] = useState<"ready" | "leaving" | "unavailable">("ready");

  async function leave() {
    setState("leaving");
    // Asked for first, because next-auth leaves the page when its server is gone.
    if (!(await getCsrfToken().catch(() => null))) return setState("unavailable");
    const to = returnPath(callbackUrl, window.location.origin) ?? "/";
    await signIn("oidc", { callbackUrl: `/sign-in/continue?callbackUrl=${encodeURIComponent(to)}` });
  }

  return (
    <div className="grid gap-4">
      {state === "unavailable" && <Notice tone="warning">{text("auth.unavailable")}</Notice>}
      <Button onClick={leave} busy={state === "leaving"}>
        {text("auth.provider_sign_in", { name })}
      </Button>
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {text("auth.provider_or")}
      </p>
    </div>
  );
}

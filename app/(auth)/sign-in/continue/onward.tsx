"use client";

import { useEffect } from "react";
import { returnPath } from "@/components/shell/return-path";
import { ButtonLink } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useText } from "@/lib/i18n/language-provider";

/** Goes on to the page that was asked for; the link is for browsers that do not. */
export function Onward({ callbackUrl }: { callbackUrl: string | undefined }) {
  const text = useText();
  useEffect(() => {
    window.location.replace(returnPath(callbackUrl, window.location.origin) ?? "/");
  }, [callbackUrl]);
  return (
    <div className="grid justify-items-center gap-4">
      <p role="status" className="flex items-center gap-3">
        <Spinner />
        {text("auth.signing_in")}
      </p>
      <ButtonLink href="/" tone="quiet" load="document">
        {text("auth.go_on")}
      </ButtonLink>
    </div>
  );
}

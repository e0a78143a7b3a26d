"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useText } from "@/lib/i18n/language-provider";

/** Copies something that is shown once; says so, or that the browser does not let it. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const text = useText();
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");

  async function copy() {
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setState(copied ? "copied" : "refused");
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={copy}>{label}</Button>
      <p role="status" className="text-muted text-sm">
        {state === "copied" && text("account.copied")}
        {state === "refused" && text("account.copy_refused")}
      </p>
    </div>
  );
}

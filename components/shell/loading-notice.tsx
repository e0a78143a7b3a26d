"use client";

import { Spinner } from "@/components/ui/spinner";
import { useText } from "@/lib/i18n/language-provider";

/** Stands where the page's data will be. */
export function LoadingNotice() {
  const text = useText();
  return (
    <p role="status" className="flex min-h-40 items-center justify-center gap-3 text-muted">
      <Spinner />
      {text("common.loading")}
    </p>
  );
}

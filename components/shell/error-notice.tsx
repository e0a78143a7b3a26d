"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { useText } from "@/lib/i18n/language-provider";
import { FailurePage } from "./failure-page";

export type ErrorNoticeProps = { error: unknown; retry: () => void };

/** A page that failed: what was kept, the reference for the administrator, and another try. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const text = useText();
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <FailurePage
      title={text("common.error_title")}
      body={text("common.error_body")}
      note={digest ? text("common.error_reference", { reference: digest }) : undefined}
      action={
        <>
          <Button tone="primary" onClick={retry}>
            {text("common.try_again")}
          </Button>
          <ButtonLink href="/">{text("common.go_to_start")}</ButtonLink>
        </>
      }
    />
  );
}

"use client";

import { FailurePage } from "@/components/shell/failure-page";
import { Button, ButtonLink } from "@/components/ui/button";
import { useText } from "@/lib/i18n/language-provider";

type ErrorPageProps = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
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

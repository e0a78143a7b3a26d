"use client";

import { ButtonLink } from "@/components/ui/button";
import { useText } from "@/lib/i18n/language-provider";
import { FailurePage } from "./failure-page";

/** What stands where a page or its subject does not exist. */
export function MissingPage() {
  const text = useText();
  return (
    <FailurePage
      title={text("common.not_found_title")}
      body={text("common.not_found_body")}
      action={
        <ButtonLink href="/" tone="primary">
          {text("common.go_to_start")}
        </ButtonLink>
      }
    />
  );
}

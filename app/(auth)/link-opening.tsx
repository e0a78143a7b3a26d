"use client";

import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import type { OpenedLink } from "./use-opened-link";

type LinkOpeningProps = {
  link: Exclude<OpenedLink<unknown>, { kind: "open" }>;
  /** Where to go when the link opens nothing, and what that is called. */
  again: string;
  label: string;
};

/** What stands in the place of a link's page while it is looked at, and when it opens nothing. */
export function LinkOpening({ link, again, label }: LinkOpeningProps) {
  const text = useText();
  if (link.kind === "opening") {
    return (
      <p role="status" className="flex items-center justify-center gap-3 py-8">
        <Spinner />
        {text("auth.link_opening")}
      </p>
    );
  }
  // An address without its end, after the #, is no link at all.
  const words =
    link.problem.reason === "invalid_field" ? text("auth.link_incomplete") : problemText(text, link.problem);
  return (
    <>
      <Notice tone="error">{words}</Notice>
      <ButtonLink href={again} className="justify-self-center">
        {label}
      </ButtonLink>
    </>
  );
}

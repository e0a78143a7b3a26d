"use client";

import { useLinkStatus } from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";

/** A link to another part of the log; it says that it is under way. Without scripts it is a plain link. */
export function PageLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <ButtonLink href={href}>
      <LinkSpinner />
      {children}
    </ButtonLink>
  );
}

/** Stands inside a link while the page it leads to is fetched. */
export function LinkSpinner() {
  return useLinkStatus().pending ? <Spinner /> : null;
}

"use client";

import { ButtonLink } from "@/components/ui/button";
import { useText } from "@/lib/i18n/language-provider";

type PeoplePagerProps = { page: number; pageCount: number; addressOf: (page: number) => string };

/** Links to the other pages of a list; nothing where there is one only. */
export function PeoplePager({ page, pageCount, addressOf }: PeoplePagerProps) {
  const text = useText();
  if (pageCount === 1) return null;
  const links = [
    { key: "first", to: 1, shown: page > 2 },
    { key: "previous", to: page - 1, shown: page > 1 },
    { key: "next", to: page + 1, shown: page < pageCount },
    { key: "last", to: pageCount, shown: page < pageCount - 1 },
  ] as const;
  return (
    <nav aria-label={text("people.pages")} className="flex flex-wrap items-center gap-2">
      <p className="me-2 text-muted">{text("people.page_of", { page, count: pageCount })}</p>
      {links
        .filter(({ shown }) => shown)
        .map(({ key, to }) => (
          <ButtonLink key={key} href={addressOf(to)}>
            {text(`people.page_${key}`)}
          </ButtonLink>
        ))}
    </nav>
  );
}

"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { RollEntry } from "@/lib/contracts/roll";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type PeopleMissingProps = {
  missing: readonly RollEntry[];
  enrolledIds: ReadonlySet<string>;
  onHere: (personId: string) => void;
};

/** Who was neither found nor marked before; whoever has no enrolled face can only be set by hand. */
export function PeopleMissing({ missing, enrolledIds, onHere }: PeopleMissingProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <section aria-labelledby="people-missing">
      <h2 id="people-missing" className="font-semibold">
        {text("rollCall.missing", { count: missing.length })}
      </h2>
      {missing.length === 0 && <p className="text-muted">{text("rollCall.missing_none")}</p>}
      <ul className="divide-y divide-line">
        {missing.map(({ personId, name: both }) => {
          const name = inLanguage(both, language);
          return (
            <li key={personId} className="flex flex-wrap items-center gap-2 py-1">
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
              {!enrolledIds.has(personId) && <Badge tone="quiet">{text("rollCall.not_enrolled")}</Badge>}
              <Button
                tone="quiet"
                aria-label={text("rollCall.is_here_for", { name })}
                onClick={() => onHere(personId)}
              >
                {text("rollCall.is_here")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

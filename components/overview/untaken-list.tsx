"use client";

import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { UntakenRoll } from "@/lib/contracts/overview";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** Sessions that are over and whose roll nobody finished, with the way to it. */
export function UntakenList({ rolls, timeZone }: { rolls: readonly UntakenRoll[]; timeZone: string }) {
  const text = useText();
  const language = useLanguage();
  if (rolls.length === 0) return <p className="text-muted">{text("overview.untaken_none")}</p>;
  return (
    <div className="grid gap-2">
      <p className="text-muted">{text("overview.untaken_lead")}</p>
      <Panel>
        <ul className="divide-y divide-line">
          {rolls.map((roll) => (
            <li
              key={roll.sessionId}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3"
            >
              <div className="min-w-0">
                <p className="font-medium [overflow-wrap:anywhere]">{inLanguage(roll.section, language)}</p>
                <p className="text-muted text-sm">
                  {formatDateTime(roll.startsAt, { language, timeZone })}
                  {text("common.list_separator")}
                  {text("overview.unmarked", { count: roll.unmarked })}
                </p>
              </div>
              <ButtonLink href={`/sessions/${roll.sessionId}`}>{text("overview.take")}</ButtonLink>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

"use client";

import { ButtonLink } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { presentOf } from "./count-statuses";
import { Roster } from "./roster";
import { SessionCounts } from "./session-counts";
import type { SessionProps } from "./session-panel";
import { SessionTime } from "./session-time";

/** A session that is not open, in one line; unfolded it shows who. */
export function SessionRow({ session, timeZone, filter, arrivals }: SessionProps) {
  const text = useText();
  const language = useLanguage();
  const { present, expected } = presentOf(session.counts);
  return (
    <li>
      <Fold
        start="folded"
        className="px-3 py-2"
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-4">
              <SessionTime session={session} timeZone={timeZone} />
              <span className="font-medium [overflow-wrap:anywhere]">
                {inLanguage(session.section, language)}
              </span>
            </span>
            <span className="text-muted text-sm">
              {session.state === "cancelled" && `${text("attendance.kind_cancelled")} · `}
              {session.phase === "ended" && expected > 0
                ? text("today.present_of", { present, expected })
                : text("today.expected", { count: expected })}
            </span>
          </span>
        }
      >
        <div className="grid gap-4 px-4 pt-1 pb-4">
          {session.kind === "class" && session.phase === "ended" && session.state === "scheduled" && (
            <ButtonLink
              href={`/sessions/${session.id}`}
              label={text("today.roll_of", { section: inLanguage(session.section, language) })}
              className="justify-self-start"
            >
              {text("today.roll")}
            </ButtonLink>
          )}
          <SessionCounts counts={session.counts} />
          <Roster session={session} filter={filter} timeZone={timeZone} arrivals={arrivals} />
        </div>
      </Fold>
    </li>
  );
}

"use client";

import { useId } from "react";
import { Panel } from "@/components/ui/panel";
import type { TodaySession } from "@/lib/contracts/today";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { isPresent } from "./count-statuses";
import { Roster, type RosterFilter } from "./roster";
import { SessionCounts } from "./session-counts";
import { SessionTime } from "./session-time";
import type { Arrivals } from "./use-arrivals";

export type SessionProps = {
  session: TodaySession;
  timeZone: string;
  filter: RosterFilter;
  arrivals: Arrivals;
};

/** A session that is open: how many are here, and who. */
export function SessionPanel({ session, timeZone, filter, arrivals }: SessionProps) {
  const text = useText();
  const language = useLanguage();
  const id = useId();
  const expected = session.entries.length;
  const present = session.entries.filter(isPresent).length;
  return (
    <section aria-labelledby={`${id}-section ${id}-time`}>
      <Panel className="grid gap-4 p-4 sm:p-5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <div className="min-w-0">
            <h3 id={`${id}-section`} className="font-semibold text-lg leading-snug">
              {inLanguage(session.section, language)}
            </h3>
            <p id={`${id}-time`} className="text-muted">
              <SessionTime session={session} timeZone={timeZone} />
            </p>
          </div>
          {expected > 0 && (
            <p className="font-semibold text-lg">{text("today.present_of", { present, expected })}</p>
          )}
        </div>
        <SessionCounts entries={session.entries} />
        <Roster session={session} filter={filter} timeZone={timeZone} arrivals={arrivals} />
      </Panel>
    </section>
  );
}

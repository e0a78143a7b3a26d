"use client";

import { useId } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { TodaySession } from "@/lib/contracts/today";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { presentOf } from "./count-statuses";
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
  const section = inLanguage(session.section, language);
  const { present, expected } = presentOf(session.counts);
  return (
    <section aria-labelledby={`${id}-section ${id}-time`}>
      <Panel className="grid gap-4 p-4 sm:p-5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <div className="min-w-0">
            <h3 id={`${id}-section`} className="font-semibold text-lg leading-snug">
              {section}
            </h3>
            <p id={`${id}-time`} className="text-muted">
              <SessionTime session={session} timeZone={timeZone} />
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {expected > 0 && (
              <p className="font-semibold text-lg">{text("today.present_of", { present, expected })}</p>
            )}
            {session.kind === "class" && session.state === "scheduled" && (
              <ButtonLink href={`/sessions/${session.id}`} label={text("today.roll_of", { section })}>
                {text("today.roll")}
              </ButtonLink>
            )}
            {session.showsClassCode && (
              <ButtonLink
                href={`/sessions/${session.id}/code`}
                label={text("selfCheckIn.show_code_for", { section })}
              >
                {text("selfCheckIn.show_code")}
              </ButtonLink>
            )}
          </div>
        </div>
        <SessionCounts counts={session.counts} />
        <Roster session={session} filter={filter} timeZone={timeZone} arrivals={arrivals} />
      </Panel>
    </section>
  );
}

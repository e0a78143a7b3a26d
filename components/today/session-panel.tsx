"use client";

import { useId } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { TodaySession } from "@/lib/contracts/today";
import { formatTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { isPresent } from "./count-statuses";
import { Roster, type RosterFilter } from "./roster";
import { SessionCounts } from "./session-counts";
import type { Arrivals } from "./use-arrivals";

const PHASE_TONES: Record<TodaySession["phase"], BadgeTone> = {
  open: "good",
  upcoming: "accent",
  ended: "quiet",
};

type SessionPanelProps = {
  session: TodaySession;
  timeZone: string;
  unfolded: "unfolded" | "folded";
  filter: RosterFilter;
  arrivals: Arrivals;
};

/** One session of the day: when, how many are here, and who. */
export function SessionPanel({ session, timeZone, unfolded, filter, arrivals }: SessionPanelProps) {
  const text = useText();
  const language = useLanguage();
  const headingId = useId();
  const time = (instant: string) => formatTime(instant, { language, timeZone });
  const expected = session.entries.length;
  const present = session.entries.filter(isPresent).length;
  return (
    <section aria-labelledby={headingId}>
      <Panel className="grid gap-4 p-4 sm:p-5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h2 id={headingId} className="font-semibold text-lg leading-snug">
              {inLanguage(session.section, language)}
            </h2>
            <p className="text-muted tabular-nums">
              {text("today.until", { from: time(session.startsAt), to: time(session.endsAt) })}
            </p>
          </div>
          <div className="flex items-center gap-3">
            {session.phase !== "upcoming" && expected > 0 && (
              <span className="font-medium">{text("today.present_of", { present, expected })}</span>
            )}
            <Badge tone={PHASE_TONES[session.phase]}>{text(`today.phase_${session.phase}`)}</Badge>
          </div>
        </div>
        <SessionCounts entries={session.entries} />
        <details open={unfolded === "unfolded"} className="group border-line border-t pt-1">
          <summary className="-mx-2 flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-control px-2 font-medium text-accent hover:bg-sunken">
            <span className="transition-transform group-open:rotate-90 rtl:group-open:-rotate-90">
              <Icon name="chevron" />
            </span>
            {text("today.expected", { count: expected })}
          </summary>
          <div className="pt-1">
            <Roster session={session} filter={filter} timeZone={timeZone} arrivals={arrivals} />
          </div>
        </details>
      </Panel>
    </section>
  );
}

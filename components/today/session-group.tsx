"use client";

import { Badge } from "@/components/ui/badge";
import { Fold } from "@/components/ui/fold";
import { Panel } from "@/components/ui/panel";
import type { TodaySession } from "@/lib/contracts/today";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { SessionProps } from "./session-panel";
import { SessionRow } from "./session-row";

type SessionGroupProps = Omit<SessionProps, "session"> & {
  phase: "upcoming" | "ended";
  start: "folded" | "unfolded";
  sessions: TodaySession[];
};

/** The sessions that are yet to come, or over: a list of lines that folds away as a whole. */
export function SessionGroup({ phase, start, sessions, ...shown }: SessionGroupProps) {
  const text = useText();
  const language = useLanguage();
  if (sessions.length === 0) return null;
  return (
    <Fold
      start={start}
      className="px-2"
      summary={
        <>
          <h2 className="font-semibold text-lg">{text(`today.phase_${phase}`)}</h2>
          <Badge tone="quiet">{formatNumber(sessions.length, language)}</Badge>
        </>
      }
    >
      <Panel className="mt-2 overflow-hidden">
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} {...shown} />
          ))}
        </ul>
      </Panel>
    </Fold>
  );
}

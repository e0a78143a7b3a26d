"use client";

import { classNames } from "@/components/ui/class-names";
import type { TodayEntry, TodaySession } from "@/lib/contracts/today";
import { formatTime } from "@/lib/i18n/format";
import { byName, inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { isPresent } from "./count-statuses";
import { placeKey } from "./find-arrivals";
import { StatusMark } from "./status-mark";
import type { Arrivals } from "./use-arrivals";

export type RosterFilter = "all" | "missing";

type RosterProps = { session: TodaySession; filter: RosterFilter; timeZone: string; arrivals: Arrivals };

/** Everybody expected in a session, by name, or only those who are not here. */
export function Roster({ session, filter, timeZone, arrivals }: RosterProps) {
  const text = useText();
  const language = useLanguage();
  const shown = session.entries
    .filter((entry) => filter === "all" || !isPresent(entry))
    .toSorted(byName(language));
  if (session.isShort) return <p className="py-2 text-muted">{text("today.roster_short")}</p>;
  if (session.entries.length === 0) return <p className="py-2 text-muted">{text("today.roster_empty")}</p>;
  if (shown.length === 0) return <p className="py-2 text-muted">{text("today.all_here")}</p>;
  return (
    <ul className="gap-x-8 md:columns-2 xl:columns-3">
      {shown.map((entry) => (
        <RosterRow
          key={entry.personId}
          entry={entry}
          timeZone={timeZone}
          isNew={arrivals.has(placeKey(session.id, entry.personId))}
        />
      ))}
    </ul>
  );
}

function RosterRow({ entry, timeZone, isNew }: { entry: TodayEntry; timeZone: string; isNew: boolean }) {
  const text = useText();
  const language = useLanguage();
  return (
    <li
      className={classNames(
        "flex break-inside-avoid items-center gap-3 rounded-e-control border-s-4 px-2 py-2",
        isNew ? "animate-arrived border-good-fill" : "border-transparent",
      )}
    >
      <StatusMark status={entry.status} />
      <span className="min-w-0 flex-1 leading-snug">
        <span className="block [overflow-wrap:anywhere]">{inLanguage(entry.name, language)}</span>
        <span dir="ltr" className="block text-muted text-sm rtl:text-end">
          {entry.number}
        </span>
      </span>
      <span className="shrink-0 text-end leading-snug">
        {entry.at && (
          <time dateTime={entry.at} className="block font-medium tabular-nums">
            {formatTime(entry.at, { language, timeZone })}
            {entry.out && entry.out !== entry.at && ` – ${formatTime(entry.out, { language, timeZone })}`}
          </time>
        )}
        <span className={classNames("block text-sm", STATUS_INK[entry.status])}>
          {entry.status === "late"
            ? text("today.late_by", { count: entry.lateMinutes })
            : text(`today.status_${entry.status}`)}
        </span>
      </span>
    </li>
  );
}

const STATUS_INK: Record<TodayEntry["status"], string> = {
  on_time: "text-good",
  late: "text-late",
  not_yet: "text-muted",
  absent: "text-bad",
  excused: "text-muted",
};

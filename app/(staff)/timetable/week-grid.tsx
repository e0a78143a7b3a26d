"use client";

import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { TimetableSession, TimetableView } from "@/lib/contracts/timetable";
import { weekdayOf } from "@/lib/domain/attendance/date-range";
import { formatDayMonth, formatTime, formatWeekday } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** Seven days side by side, on phones one below the other; each with its meetings in the order of the clock. */
export function WeekGrid({ view }: { view: TimetableView }) {
  const text = useText();
  const language = useLanguage();
  return (
    <ol className="grid gap-2 lg:grid-cols-7">
      {view.days.map(({ date, calendar }) => {
        const sessions = view.sessions.filter((session) => session.localDate === date);
        const isOff = view.weekendDays.includes(weekdayOf(date));
        return (
          <li
            key={date}
            className={classNames(
              "grid content-start gap-2 rounded-panel border border-line p-2",
              isOff ? "bg-sunken" : "bg-surface",
              date === view.today && "outline-2 outline-accent outline-solid -outline-offset-2",
            )}
          >
            <h3 className="font-medium">
              {formatWeekday(date, language, "long")}
              <span className="ms-2 font-normal text-muted text-sm lg:ms-0 lg:block">
                {formatDayMonth(date, language)}
                {date === view.today && ` · ${text("timetable.today")}`}
              </span>
            </h3>
            {calendar && (
              <p className="rounded-control bg-late-soft px-2 py-1 text-late text-sm [overflow-wrap:anywhere]">
                {inLanguage(calendar.name, language)}
              </p>
            )}
            {sessions.length === 0 && <p className="text-muted text-sm">{text("timetable.free")}</p>}
            <ul className="grid gap-1.5">
              {sessions.map((session) => (
                <li key={`${session.patternId}-${session.sessionId}-${session.startsAt}`}>
                  <SessionCard session={session} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

function SessionCard({ session }: { session: TimetableSession }) {
  const text = useText();
  const language = useLanguage();
  const place = { language, timeZone: session.timeZone };
  const cancelled = session.state === "cancelled";
  const card = (
    <>
      <span className={classNames("block tabular-nums text-sm", cancelled && "line-through")}>
        {formatTime(session.startsAt, place)} – {formatTime(session.endsAt, place)}
      </span>
      <span className="block font-medium [overflow-wrap:anywhere]">
        {inLanguage(session.section, language)}
      </span>
      {session.course && (
        <span className="block text-muted text-sm">{inLanguage(session.course, language)}</span>
      )}
      {session.room && <span className="block text-muted text-sm">{session.room}</span>}
      {cancelled && <span className="block text-bad text-sm">{text("timetable.cancelled")}</span>}
      {session.makeupOf && <span className="block text-accent text-sm">{text("timetable.make_up")}</span>}
    </>
  );
  const look = "block rounded-control border border-line bg-surface px-2 py-1.5";
  return session.sessionId ? (
    <Link href={`/sessions/${session.sessionId}`} className={classNames(look, "hover:bg-sunken")}>
      {card}
    </Link>
  ) : (
    <div className={look}>{card}</div>
  );
}

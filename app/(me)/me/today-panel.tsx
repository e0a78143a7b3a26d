"use client";

import { LineItem } from "@/components/person-attendance/line-item";
import { Panel } from "@/components/ui/panel";
import type { AttendanceLine, OwnDayView } from "@/lib/contracts/person-attendance";
import { formatLocalDate, formatTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** Today before everything else: what was and what is to come. */
export function TodayPanel({ day, lines }: { day: OwnDayView; lines: AttendanceLine[] }) {
  const text = useText();
  const language = useLanguage();
  return (
    <section aria-labelledby="own-today" className="grid gap-2">
      <h2 id="own-today" className="font-semibold text-lg">
        {text("record.today")}
        <span className="ms-2 font-normal text-base text-muted">{formatLocalDate(day.today, language)}</span>
      </h2>
      <Panel>
        {lines.length + day.upcoming.length === 0 && (
          <p className="p-4 text-muted">{text("record.today_none")}</p>
        )}
        {lines.length > 0 && (
          <ul className="divide-y divide-line">
            {lines.map((line) => (
              <li key={line.obligationId} className="p-4">
                <LineItem line={line} />
              </li>
            ))}
          </ul>
        )}
        {day.upcoming.length > 0 && (
          <div className="border-line border-t p-4 first:border-t-0">
            <h3 className="mb-1 text-muted text-sm">{text("record.next")}</h3>
            <ul className="grid gap-1.5">
              {day.upcoming.map((item) => {
                const place = { language, timeZone: item.timeZone };
                const [from, to] = [formatTime(item.startsAt, place), formatTime(item.endsAt, place)];
                return (
                  <li key={item.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
                    <span className="font-medium [overflow-wrap:anywhere]">
                      {inLanguage(item.title, language)}
                    </span>
                    <span className="text-muted tabular-nums">
                      {text("record.until", { from, to })}
                      {item.room && ` · ${text("record.room", { room: item.room })}`}
                    </span>
                  </li>
                );
              })}
            </ul>
          </div>
        )}
      </Panel>
    </section>
  );
}

import { getText } from "@/app/get-language";
import { StatusMark } from "@/components/today/status-mark";
import { Panel } from "@/components/ui/panel";
import type { OwnRecord } from "@/lib/contracts/today";
import { formatDate, formatTime, type Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";

/** The record by day, in the order it came. */
export async function RecordDays({ records, timeZone }: { records: OwnRecord[]; timeZone: string }) {
  const { text, language } = await getText();
  const place = { language, timeZone };
  const days = new Map<string, OwnRecord[]>();
  for (const record of records) {
    const day = formatDate(record.startsAt, place);
    days.set(day, [...(days.get(day) ?? []), record]);
  }
  return (
    <section aria-label={text("record.sessions")} className="grid gap-5">
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <h2 className="mb-2 font-semibold">{day}</h2>
          <Panel>
            <ul className="divide-y divide-line">
              {ofDay.map((record) => (
                <RecordRow key={record.sessionId} record={record} place={place} />
              ))}
            </ul>
          </Panel>
        </div>
      ))}
    </section>
  );
}

async function RecordRow({ record, place }: { record: OwnRecord; place: Place }) {
  const { text } = await getText();
  const status =
    record.status === "late"
      ? text("today.late_by", { count: record.lateMinutes })
      : text(`today.status_${record.status}`);
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span className="pt-1">
        <StatusMark status={record.status} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium leading-snug">{inLanguage(record.section, place.language)}</p>
        <p className="text-muted text-sm">
          {text("record.starts_at", { time: formatTime(record.startsAt, place) })}
        </p>
      </div>
      <div className="shrink-0 text-end">
        <p className="font-medium">{status}</p>
        {record.at && (
          <p className="text-muted text-sm">
            {text("record.seen_at", { time: formatTime(record.at, place) })}
          </p>
        )}
      </div>
    </li>
  );
}

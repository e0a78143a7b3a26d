"use client";

import { Fold } from "@/components/ui/fold";
import type { ObligationDetail } from "@/lib/contracts/person-attendance";
import { formatTime } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { CorrectionCard } from "./correction-card";
import { DecisionList } from "./decision-list";
import { EventList } from "./event-list";
import { sayMinutes } from "./format-span";
import { RecordSentences } from "./record-sentences";
import { StatusIcon } from "./status-icon";
import { kindOf } from "./status-kind";
import { recordWords } from "./status-text";

/** Everything that is known of one obligation: what it came to and why, what was seen, what was decided and asked. */
export function ObligationFacts({ detail }: { detail: ObligationDetail }) {
  const text = useText();
  const { line, events, decisions, corrections } = detail;
  const { record } = line;
  const place = { language: useLanguage(), timeZone: line.timeZone };
  const times = [
    record.firstIn && text("attendance.in_at", { time: formatTime(record.firstIn, place) }),
    record.lastOut && text("attendance.out_at", { time: formatTime(record.lastOut, place) }),
    record.assumedOut && text("attendance.out_assumed", { time: formatTime(record.assumedOut, place) }),
    record.presentMinutes > 0 &&
      text("attendance.present_for", { time: sayMinutes(text, record.presentMinutes) }),
  ].filter(Boolean);
  return (
    <div className="grid gap-3">
      <div className="flex gap-3">
        <span className="pt-1">
          <StatusIcon kind={kindOf(record.status)} />
        </span>
        <div className="grid min-w-0 gap-1">
          <p className="font-semibold">{recordWords(text, record)}</p>
          <RecordSentences record={record} place={place} />
          {times.length > 0 && (
            <p className="text-muted text-sm">{times.join(text("common.list_separator"))}</p>
          )}
        </div>
      </div>
      <Fold start="unfolded" summary={<h3 className="font-semibold">{text("attendance.events")}</h3>}>
        <div className="ps-7">
          <EventList events={events} place={place} />
        </div>
      </Fold>
      <Fold
        start={decisions.length > 0 ? "unfolded" : "folded"}
        summary={<h3 className="font-semibold">{text("attendance.history")}</h3>}
      >
        <div className="ps-7">
          <DecisionList decisions={decisions} place={place} />
        </div>
      </Fold>
      {corrections.length > 0 && (
        <Fold start="unfolded" summary={<h3 className="font-semibold">{text("attendance.corrections")}</h3>}>
          <ul className="divide-y divide-line ps-7">
            {corrections.map((correction) => (
              <li key={correction.id} className="py-2">
                <CorrectionCard correction={correction} place={place} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  );
}

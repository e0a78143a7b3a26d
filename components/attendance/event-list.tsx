"use client";

import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { TimeEventView } from "@/lib/contracts/attendance-record";
import { formatTime, type Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";

const TONES: Record<TimeEventView["disposition"], BadgeTone> = {
  accepted: "good",
  duplicate: "quiet",
  review: "late",
  rejected: "bad",
  voided: "bad",
};

/** What was seen of a person, with how it was told and how sure that is; never a score. */
export function EventList({ events, place }: { events: TimeEventView[]; place: Place }) {
  const text = useText();
  if (events.length === 0) return <p className="text-muted">{text("attendance.events_none")}</p>;
  return (
    <ul className="divide-y divide-line">
      {events.map((event) => (
        <li key={event.id} className="grid gap-0.5 py-2">
          <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span className="font-medium">
              <time dateTime={event.at} className="tabular-nums">
                {formatTime(event.at, place)}
              </time>{" "}
              {text(`attendance.event_direction_${event.direction}`)}
            </span>
            <Badge tone={TONES[event.disposition]}>{text(`attendance.event_${event.disposition}`)}</Badge>
          </p>
          <p className="text-muted text-sm">{sourceOf(text, event, place)}</p>
          {event.decision && (
            <p className="text-sm">
              {text("attendance.event_decided", {
                name: inLanguage(event.decision.name, place.language),
                note: event.decision.note ?? text("common.none"),
              })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where an event comes from and how much it is worth, in one line. */
function sourceOf(text: Text, event: TimeEventView, { language }: Place): string {
  const parts = [
    text(`attendance.event_method_${event.method}`),
    event.device && text("attendance.event_at_device", { device: event.device }),
    event.by && text("attendance.event_added_by", { name: inLanguage(event.by, language) }),
    assuranceText(text, event.assurance),
    event.clockSuspect && text("attendance.event_clock_suspect"),
  ];
  return parts.filter(Boolean).join(text("common.list_separator"));
}

function assuranceText(text: Text, assurance: string): string {
  switch (assurance) {
    case "T0":
    case "T1":
    case "T2":
    case "staff":
    case "import":
      return text(`attendance.event_assurance_${assurance}`);
    default:
      return text("attendance.event_assurance_other", { name: assurance });
  }
}

"use client";

import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Place } from "@/lib/i18n/format";
import { useText } from "@/lib/i18n/language-provider";
import { explainRecord } from "./explain-record";

/** Why a record is as it is, and the note of whoever decided it. */
export function RecordSentences({ record, place }: { record: RecordView; place: Place }) {
  const text = useText();
  const sentences = explainRecord(record, { text, place });
  return (
    <div className="grid gap-0.5">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {record.override?.note && (
        <p className="[overflow-wrap:anywhere]">{text("attendance.note", { note: record.override.note })}</p>
      )}
      {record.state === "provisional" && record.override === null && record.status.presence !== "not_yet" && (
        <p className="text-muted text-sm">{text("attendance.provisional")}</p>
      )}
    </div>
  );
}

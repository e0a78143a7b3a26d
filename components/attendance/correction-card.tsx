"use client";

import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { CorrectionView } from "@/lib/contracts/corrections";
import { formatDateTime, formatTime, type Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";
import { statusWord } from "./status-text";

const TONES: Record<CorrectionView["state"], BadgeTone> = {
  pending: "late",
  approved: "good",
  refused: "bad",
  withdrawn: "quiet",
};

type CorrectionCardProps = {
  correction: CorrectionView;
  place: Place;
  /** What can be done about it, such as deciding. */
  actions?: ReactNode;
};

/** A request for a correction: what is asked and why, and what became of it. */
export function CorrectionCard({ correction, place, actions }: CorrectionCardProps) {
  const text = useText();
  const { decided, reason, reasonCode, requestedBy, requestedAt, state, file } = correction;
  const { language } = place;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="font-medium">{changeText(text, correction.change, place)}</span>
        <Badge tone={TONES[state]}>{text(`attendance.correction_${state}`)}</Badge>
      </p>
      <p className="[overflow-wrap:anywhere]">
        {text(`attendance.correction_reason_${reasonCode}`)}
        {": "}
        {reason}
      </p>
      {file && (
        <p>
          <a href={`/api/v1/attendance/papers/${file.id}`} className="text-accent underline">
            {text("attendance.paper", { name: file.name })}
          </a>
        </p>
      )}
      <p className="text-muted text-sm">
        {text("attendance.correction_asked", {
          name: inLanguage(requestedBy, language),
          at: formatDateTime(requestedAt, place),
        })}
      </p>
      {decided && (
        <p className="text-sm">
          {text("attendance.correction_decided", {
            name: inLanguage(decided.by, language),
            at: formatDateTime(decided.at, place),
          })}
          {decided.reason !== "" && (
            <span className="block [overflow-wrap:anywhere]">
              {text("attendance.correction_answer", { reason: decided.reason })}
            </span>
          )}
        </p>
      )}
      {actions}
    </div>
  );
}

/** What a request asks for, in words. */
export function changeText(text: Text, change: CorrectionView["change"], place: Place): string {
  if (change.kind === "excuse") return text("attendance.correction_excuse");
  if (change.kind === "status") {
    const { presence, late, leftEarly } = change;
    const status = statusWord(text, { presence, late, leftEarly, excusal: "none" });
    return text("attendance.correction_status", { status });
  }
  const times = [
    change.firstIn && text("attendance.in_at", { time: formatTime(change.firstIn, place) }),
    change.lastOut && text("attendance.out_at", { time: formatTime(change.lastOut, place) }),
  ];
  return text("attendance.correction_times", {
    times: times.filter(Boolean).join(text("common.list_separator")),
  });
}

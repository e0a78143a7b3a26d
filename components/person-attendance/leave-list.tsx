"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { LeaveView } from "@/lib/contracts/leave";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const TONES = { pending: "late", approved: "good", refused: "bad", withdrawn: "quiet" } as const;

type LeaveListProps = {
  leaves: readonly LeaveView[];
  /** Whose leave stands in the list: one person's, whose name stands elsewhere, or everybody's. */
  about?: "one" | "everybody";
  /** What can be done about one of them. */
  actions?: (leave: LeaveView) => ReactNode;
};

/** The leave somebody asked for, and what became of it. */
export function LeaveList({ leaves, about = "one", actions }: LeaveListProps) {
  return (
    <Panel>
      <ul className="divide-y divide-line">
        {leaves.map((leave) => (
          <li key={leave.id} className="grid gap-1 p-4">
            {about === "everybody" && <Asked leave={leave} />}
            <Wanted leave={leave} />
            {actions?.(leave)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whose leave it is, and who asked for it. */
function Asked({ leave: { person, requestedBy, requestedAt, timeZone } }: { leave: LeaveView }) {
  const text = useText();
  const language = useLanguage();
  return (
    <div>
      <p className="font-semibold [overflow-wrap:anywhere]">
        {inLanguage(person.name, language)}{" "}
        <bdi className="font-normal text-muted text-sm">{person.number}</bdi>
      </p>
      <p className="text-muted text-sm">
        {text("attendance.correction_asked", {
          name: inLanguage(requestedBy, language),
          at: formatDateTime(requestedAt, { language, timeZone }),
        })}
      </p>
    </div>
  );
}

/** What is asked for and why, what it touches, and what became of it. */
function Wanted({ leave }: { leave: LeaveView }) {
  const text = useText();
  const language = useLanguage();
  const { type, startsAt, endsAt, reason, file, state, decided, affected } = leave;
  const place = { language, timeZone: leave.timeZone };
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{inLanguage(type.name, language)}</span>
        <Badge tone={TONES[state]}>{text(`attendance.correction_${state}`)}</Badge>
      </p>
      <p>
        {text("attendance.from_to", {
          from: formatDateTime(startsAt, place),
          to: formatDateTime(endsAt, place),
        })}
      </p>
      <p className="text-muted text-sm [overflow-wrap:anywhere]">{reason}</p>
      {file && (
        <p>
          <a href={`/api/v1/attendance/papers/${file.id}`} className="text-accent underline">
            {text("attendance.paper", { name: file.name })}
          </a>
        </p>
      )}
      {state === "pending" && (
        <p className="text-muted text-sm">{text("leave.affected", { count: affected })}</p>
      )}
      {decided && decided.reason !== "" && (
        <p className="text-sm [overflow-wrap:anywhere]">
          {text("attendance.correction_answer", { reason: decided.reason })}
        </p>
      )}
    </>
  );
}

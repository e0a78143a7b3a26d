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
  /** What can be done about one of them. */
  actions?: (leave: LeaveView) => ReactNode;
};

/** The leave somebody asked for, and what became of it. */
export function LeaveList({ leaves, actions }: LeaveListProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <Panel>
      <ul className="divide-y divide-line">
        {leaves.map((leave) => {
          const place = { language, timeZone: leave.timeZone };
          return (
            <li key={leave.id} className="grid gap-1 p-4">
              <p className="flex flex-wrap items-center justify-between gap-2">
                <span className="font-medium">{inLanguage(leave.type.name, language)}</span>
                <Badge tone={TONES[leave.state]}>{text(`attendance.correction_${leave.state}`)}</Badge>
              </p>
              <p>
                {text("attendance.from_to", {
                  from: formatDateTime(leave.startsAt, place),
                  to: formatDateTime(leave.endsAt, place),
                })}
              </p>
              <p className="text-muted text-sm [overflow-wrap:anywhere]">{leave.reason}</p>
              {leave.decided && leave.decided.reason !== "" && (
                <p className="text-sm [overflow-wrap:anywhere]">
                  {text("attendance.correction_answer", { reason: leave.decided.reason })}
                </p>
              )}
              {actions?.(leave)}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

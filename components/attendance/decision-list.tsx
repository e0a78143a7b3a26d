"use client";

import type { ObligationDetail } from "@/lib/contracts/person-attendance";
import { formatDateTime, type Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useText } from "@/lib/i18n/language-provider";

/** Everything that was decided about a record, newest first: nothing that was ever said is lost. */
export function DecisionList({
  decisions,
  place,
}: {
  decisions: ObligationDetail["decisions"];
  place: Place;
}) {
  const text = useText();
  if (decisions.length === 0) return <p className="text-muted">{text("attendance.history_none")}</p>;
  return (
    <ul className="divide-y divide-line">
      {decisions.map((decision) => (
        <li key={decision.id} className="grid gap-0.5 py-2">
          <p className="font-medium">
            {text(`attendance.history_${decision.method === "roll_call" ? "roll_call" : decision.kind}`)}
            {": "}
            {text(`attendance.history_${decision.sets.type}`)}
          </p>
          <p className="text-muted text-sm">
            {text("attendance.history_by", {
              name: inLanguage(decision.by, place.language),
              at: formatDateTime(decision.at, place),
            })}
          </p>
          {decision.note && (
            <p className="[overflow-wrap:anywhere]">{text("attendance.note", { note: decision.note })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

"use client";

import { kindOf } from "@/components/attendance/status-kind";
import { isMarked } from "@/components/roll/roll-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { RollEntry } from "@/lib/contracts/roll";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { RollCall } from "./roll-call-state";

type PeopleHereProps = { entries: readonly RollEntry[]; call: RollCall; onUndo: (personId: string) => void };

/** Who was found, with who says so, and the way back. */
export function PeopleHere({ entries, call, onUndo }: PeopleHereProps) {
  const text = useText();
  const language = useLanguage();
  const found = entries.filter(({ personId }) => call.here.has(personId));
  return (
    <section aria-labelledby="people-here">
      <h2 id="people-here" className="font-semibold">
        {text("rollCall.here", { count: found.length })}
      </h2>
      {found.length === 0 && <p className="text-muted">{text("rollCall.here_none")}</p>}
      <ul className="divide-y divide-line">
        {found.map((entry) => {
          const name = inLanguage(entry.name, language);
          return (
            <li key={entry.personId} className="flex items-center gap-2 py-1">
              <span className="grid min-w-0 flex-1 gap-0.5">
                <span className="[overflow-wrap:anywhere]">{name}</span>
                {isMarked(entry) && (
                  <span className="text-muted text-sm">
                    {text("rollCall.marked_before", {
                      status: text(`attendance.kind_${kindOf(entry.record.status)}`),
                    })}
                  </span>
                )}
              </span>
              <Badge tone={call.here.get(entry.personId) === "camera" ? "good" : "accent"}>
                {text(`rollCall.by_${call.here.get(entry.personId) ?? "camera"}`)}
              </Badge>
              <Button
                tone="quiet"
                aria-label={text("rollCall.undo_for", { name })}
                onClick={() => onUndo(entry.personId)}
              >
                {text("roll.undo")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

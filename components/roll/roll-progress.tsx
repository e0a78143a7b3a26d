"use client";

import { ProportionBar } from "@/components/ui/proportion-bar";
import type { RollView } from "@/lib/contracts/roll";
import { formatDateTime, type Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useText } from "@/lib/i18n/language-provider";
import { isMarked } from "./roll-state";

/** How many are settled, drawn and in words, and who has taken the roll. */
export function RollProgress({ view, place }: { view: RollView; place: Place }) {
  const text = useText();
  const expected = view.entries.length;
  const marked = view.entries.filter(isMarked).length;
  const words =
    marked === expected ? text("roll.progress_done") : text("roll.progress", { marked, expected });
  return (
    <div className="grid min-w-48 flex-1 gap-1.5">
      <p role="status" className="font-semibold">
        {words}
      </p>
      <ProportionBar
        label={words}
        parts={[
          { key: "marked", value: marked, className: "fill-good-fill" },
          { key: "open", value: expected - marked, className: "fill-wait-fill" },
        ]}
      />
      {view.rollTaken && (
        <p className="text-muted text-sm">
          {text("roll.taken", {
            name: inLanguage(view.rollTaken.by, place.language),
            at: formatDateTime(view.rollTaken.at, place),
          })}
        </p>
      )}
    </div>
  );
}

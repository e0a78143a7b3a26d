"use client";

import { Panel } from "@/components/ui/panel";
import type { Recognition } from "@/lib/contracts/recognition";
import { useText } from "@/lib/i18n/language-provider";

/** What the estimates are made of, and what they cannot say. */
export function LimitsPanel({ calibration }: { calibration: NonNullable<Recognition["calibration"]> }) {
  const text = useText();
  const { version, source } = calibration;
  return (
    <Panel className="grid gap-3 p-4 sm:p-6">
      <h2 className="font-semibold text-lg">{text("recognition.limits_title")}</h2>
      <ul className="grid list-disc gap-2 ps-5">
        <li>{text("recognition.limits_lfw")}</li>
        <li>{text("recognition.limits_single")}</li>
        <li>{text("recognition.limits_strangers")}</li>
      </ul>
      <p className="text-muted text-sm [overflow-wrap:anywhere]">
        {text("recognition.calibration_line", {
          version: `\u2068${version}\u2069`,
          source: `\u2068${source}\u2069`,
        })}
      </p>
    </Panel>
  );
}

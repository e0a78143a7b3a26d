"use client";

import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatIsoWeekday } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { SegmentLine } from "./segment-lines";

type SegmentsFieldProps = { lines: SegmentLine[]; onChange: (lines: SegmentLine[]) => void };

const WEEKDAYS = ["7", "1", "2", "3", "4", "5", "6"] as const;

/** Stretches of work: on which days, from when to when, with how long a break. */
export function SegmentsField({ lines, onChange }: SegmentsFieldProps) {
  const text = useText();
  const language = useLanguage();
  const change = (id: number, part: Partial<SegmentLine>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const next = Math.max(-1, ...lines.map(({ id }) => id)) + 1;
  return (
    <div className="grid gap-4">
      {lines.map((line) => (
        <fieldset key={line.id} className="grid gap-3 rounded-control border border-line p-3">
          <legend className="px-1 font-medium">{text("shifts.stretch")}</legend>
          <div className="grid grid-cols-2 gap-x-2">
            {WEEKDAYS.map((day) => (
              <Choice
                key={day}
                type="checkbox"
                checked={line.weekdays.includes(day)}
                onChange={({ currentTarget }) =>
                  change(line.id, {
                    weekdays: currentTarget.checked
                      ? [...line.weekdays, day]
                      : line.weekdays.filter((one) => one !== day),
                  })
                }
                label={formatIsoWeekday(Number(day), language)}
              />
            ))}
          </div>
          <div className="grid gap-3 sm:grid-cols-3">
            {(["start", "end"] as const).map((name) => (
              <Field key={name} label={text(`shifts.${name}_time`)}>
                {(control) => (
                  <Input
                    {...control}
                    type="time"
                    required
                    value={line[name]}
                    onChange={({ currentTarget }) => change(line.id, { [name]: currentTarget.value })}
                  />
                )}
              </Field>
            ))}
            <Field label={text("shifts.break")}>
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={0}
                  max={720}
                  value={line.breakMinutes}
                  onChange={({ currentTarget }) =>
                    change(line.id, { breakMinutes: Number(currentTarget.value) })
                  }
                />
              )}
            </Field>
          </div>
          <p className="text-muted text-sm">{text("shifts.overnight_hint")}</p>
          {lines.length > 1 && (
            <Button tone="quiet" onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}>
              {text("shifts.remove_stretch")}
            </Button>
          )}
        </fieldset>
      ))}
      <Button
        onClick={() =>
          onChange([...lines, { id: next, weekdays: [], start: "17:00", end: "20:00", breakMinutes: 0 }])
        }
      >
        {text("shifts.add_stretch")}
      </Button>
    </div>
  );
}

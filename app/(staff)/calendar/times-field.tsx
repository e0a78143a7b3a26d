"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";

/** What usually begins at `usualStart` is held from `start` to `end`; both empty: not at all. Wall times "HH:MM". */
export type TimeRow = { id: number; usualStart: string; start: string; end: string };

type TimesFieldProps = { rows: TimeRow[]; onChange: (rows: TimeRow[]) => void };

/** The changed times of a day, one line for each usual beginning. */
export function TimesField({ rows, onChange }: TimesFieldProps) {
  const text = useText();
  const change = (id: number, part: Partial<TimeRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{text("calendar.times")}</legend>
      {rows.map((row) => (
        <div key={row.id} className="grid items-end gap-2 sm:grid-cols-3">
          {(["usualStart", "start", "end"] as const).map((name) => (
            <Field key={name} label={text(`calendar.times_${name}`)}>
              {(control) => (
                <Input
                  {...control}
                  type="time"
                  value={row[name]}
                  required={name === "usualStart"}
                  onChange={({ currentTarget }) => change(row.id, { [name]: currentTarget.value })}
                />
              )}
            </Field>
          ))}
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onChange([...rows, { id: rows.length, usualStart: "", start: "", end: "" }])}>
          {text("calendar.times_add")}
        </Button>
        {rows.length > 1 && (
          <Button tone="quiet" onClick={() => onChange(rows.slice(0, -1))}>
            {text("calendar.times_remove")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

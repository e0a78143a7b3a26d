"use client";

import { useId, useState } from "react";
import { Choice } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import { formatIsoWeekday } from "@/lib/i18n/format";
import type { Language } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";

/** ISO weekdays as a week is read: from Sunday where Arabic is spoken, from Monday elsewhere. */
const WEEK: Record<Language, number[]> = { ar: [7, 1, 2, 3, 4, 5, 6], en: [1, 2, 3, 4, 5, 6, 7] };

/** Days off in words, in the order of the week. */
export function describeWeekend(text: Text, language: Language, days: readonly number[]): string {
  if (days.length === 0) return text("units.no_days_off");
  return WEEK[language]
    .filter((day) => days.includes(day))
    .map((day) => formatIsoWeekday(day, language))
    .join(text("common.list_separator"));
}

type WeekendFieldProps = {
  /** The days that are set (ISO, 1 = Monday); null is what stands above. */
  value: readonly number[] | null;
  /** What holds where none is set; without it the days must be said. */
  inherited?: readonly number[];
  isWrong: boolean;
};

/** Days off, as form fields `weekendDays` with `weekendOwn` where they could be inherited. */
export function WeekendField({ value, inherited, isWrong }: WeekendFieldProps) {
  const text = useText();
  const language = useLanguage();
  const id = useId();
  const [isOwn, setIsOwn] = useState(inherited === undefined || value !== null);
  const days = value ?? inherited ?? [];
  return (
    <fieldset aria-describedby={isWrong ? `${id}-error` : undefined} className="grid gap-1">
      <legend className="mb-1 font-medium">{text("units.weekend")}</legend>
      {inherited !== undefined && (
        <>
          <Choice
            type="radio"
            name="weekendOwn"
            value=""
            checked={!isOwn}
            onChange={() => setIsOwn(false)}
            label={text("units.as_above", { value: describeWeekend(text, language, inherited) })}
          />
          <Choice
            type="radio"
            name="weekendOwn"
            value="own"
            checked={isOwn}
            onChange={() => setIsOwn(true)}
            label={text("units.weekend_own")}
          />
        </>
      )}
      {isOwn && (
        <div className="grid grid-cols-2 gap-x-2 ps-2 sm:grid-cols-3">
          {WEEK[language].map((day) => (
            <Choice
              key={day}
              type="checkbox"
              name="weekendDays"
              value={day}
              defaultChecked={days.includes(day)}
              label={formatIsoWeekday(day, language)}
            />
          ))}
        </div>
      )}
      {isWrong && <FieldError id={`${id}-error`}>{text("units.weekend_wrong")}</FieldError>}
    </fieldset>
  );
}

/** What the weekend field of a form holds: ISO weekdays, or null for inherited. */
export function readWeekend(form: FormData): number[] | null {
  return form.get("weekendOwn") === "" ? null : form.getAll("weekendDays").map(Number);
}

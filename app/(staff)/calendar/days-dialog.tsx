"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { CalendarChange } from "@/lib/contracts/calendar";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { saveCalendarDaysAction } from "./actions";
import type { PlaceChoice } from "./calendar-board";
import { type TimeRow, TimesField } from "./times-field";

type DaysDialogProps = {
  from: string;
  places: PlaceChoice[];
  onClose: () => void;
  onSaved: (change: CalendarChange) => void;
};

const KINDS = ["closure", "off_timetable", "timing_change"] as const;

/** Says of one or more days what is unlike others about them. */
export function DaysDialog({ from, places, onClose, onSaved }: DaysDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("closure");
  const [times, setTimes] = useState<TimeRow[]>([
    { id: 0, usualStart: "08:00", start: "09:00", end: "10:00" },
  ]);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "");
    const [scopeKind, id] = read("scope").split(":");
    const answer = await submit(() =>
      saveCalendarDaysAction({
        scope: id ? { kind: scopeKind, id } : { kind: "organization" },
        from: read("from"),
        to: read("to"),
        kind,
        nameAr: read("nameAr"),
        nameEn: read("nameEn"),
        times:
          kind === "timing_change"
            ? times.map(({ usualStart, start, end }) => ({
                usualStart,
                held: start && end ? { start, end } : null,
              }))
            : [],
      }),
    );
    if (answer) onSaved(answer.value);
  }

  return (
    <FormDialog
      title={text("calendar.add_title")}
      confirm={text("calendar.save")}
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={text("calendar.from")}>
          {(control) => <Input {...control} type="date" name="from" defaultValue={from} required />}
        </Field>
        <Field label={text("calendar.to")}>
          {(control) => <Input {...control} type="date" name="to" defaultValue={from} required />}
        </Field>
        <Field label={text("calendar.name_ar")}>
          {(control) => <Input {...control} name="nameAr" dir="rtl" required minLength={2} maxLength={120} />}
        </Field>
        <Field label={text("calendar.name_en")}>
          {(control) => <Input {...control} name="nameEn" dir="ltr" required minLength={2} maxLength={120} />}
        </Field>
      </div>
      <Field label={text("calendar.kind")} hint={text(`calendar.kind_${kind}_hint`)}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            onChange={({ currentTarget }) =>
              setKind(KINDS.find((one) => one === currentTarget.value) ?? "closure")
            }
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {text(`calendar.kind_${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {kind === "timing_change" && <TimesField rows={times} onChange={setTimes} />}
      <Field label={text("calendar.scope")}>
        {(control) => (
          <Select {...control} name="scope" defaultValue="">
            <option value="">{text("calendar.everybody")}</option>
            {places.map((place) => (
              <option key={place.id} value={`${place.kind}:${place.id}`}>
                {inLanguage(place.name, language)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormDialog>
  );
}

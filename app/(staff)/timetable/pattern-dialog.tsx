"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { PatternView, TimetableView } from "@/lib/contracts/timetable";
import { formatIsoWeekday } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { savePatternAction } from "./actions";

type PatternDialogProps = {
  pattern: PatternView | null;
  view: TimetableView;
  sectionId: string | null;
  onClose: () => void;
  onSaved: () => void;
};

/** A meeting that repeats: new, or one whose times, days or room change from today on. */
export function PatternDialog({ pattern, view, sectionId, onClose, onSaved }: PatternDialogProps) {
  const text = useText();
  const language = useLanguage();
  const { busy, problem, submit } = useSubmission();
  const days = Array.from({ length: 7 }, (_, index) => ((view.weekStart - 1 + index) % 7) + 1);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "");
    const saved = await submit(() =>
      savePatternAction({
        ...(pattern ? { id: pattern.id } : {}),
        sectionId: pattern?.sectionId ?? read("sectionId"),
        weekdays: form.getAll("weekday").map(Number),
        localStart: read("localStart"),
        localEnd: read("localEnd"),
        validFrom: pattern?.validFrom ?? read("validFrom"),
        validTo: read("validTo") || null,
        intervalWeeks: Number(read("intervalWeeks")),
        ...(read("room") ? { room: read("room") } : {}),
        timeZone: pattern?.timeZone ?? null,
      }),
    );
    if (saved) onSaved();
  }

  return (
    <FormDialog
      title={text(pattern ? "timetable.change_title" : "timetable.add")}
      confirm={text("timetable.save")}
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      {pattern ? (
        <p className="font-medium">{inLanguage(pattern.section, language)}</p>
      ) : (
        <Field label={text("timetable.section")}>
          {(control) => (
            <Select {...control} name="sectionId" defaultValue={sectionId ?? view.sections[0]?.id}>
              {view.sections.map((section) => (
                <option key={section.id} value={section.id}>
                  {inLanguage(section.name, language)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <fieldset className="grid grid-cols-2 gap-x-2">
        <legend className="mb-1 font-medium">{text("timetable.weekdays")}</legend>
        {days.map((day) => (
          <Choice
            key={day}
            type="checkbox"
            name="weekday"
            value={day}
            defaultChecked={pattern?.weekdays.includes(day)}
            label={formatIsoWeekday(day, language)}
          />
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={text("timetable.start")}>
          {(control) => (
            <Input
              {...control}
              type="time"
              name="localStart"
              required
              defaultValue={pattern?.localStart ?? "08:00"}
            />
          )}
        </Field>
        <Field label={text("timetable.finish")}>
          {(control) => (
            <Input
              {...control}
              type="time"
              name="localEnd"
              required
              defaultValue={pattern?.localEnd ?? "08:45"}
            />
          )}
        </Field>
        {!pattern && (
          <Field label={text("timetable.first_day")}>
            {(control) => (
              <Input {...control} type="date" name="validFrom" required defaultValue={view.today} />
            )}
          </Field>
        )}
        <Field
          label={text("timetable.last_day")}
          note={text("common.optional")}
          hint={text("timetable.last_day_hint")}
        >
          {(control) => (
            <Input {...control} type="date" name="validTo" defaultValue={pattern?.validTo ?? ""} />
          )}
        </Field>
        <Field label={text("timetable.interval")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              name="intervalWeeks"
              min={1}
              max={8}
              required
              defaultValue={pattern?.intervalWeeks ?? 1}
            />
          )}
        </Field>
        <Field label={text("timetable.room")} note={text("common.optional")}>
          {(control) => <Input {...control} name="room" maxLength={60} defaultValue={pattern?.room ?? ""} />}
        </Field>
      </div>
      {pattern && <p className="text-muted text-sm">{text("timetable.change_hint")}</p>}
    </FormDialog>
  );
}

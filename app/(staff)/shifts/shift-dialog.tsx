"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { UnitSelect } from "@/components/units/unit-select";
import type { ShiftTemplateView } from "@/lib/contracts/shifts";
import type { UnitChoice } from "@/lib/contracts/units";
import { useText } from "@/lib/i18n/language-provider";
import { saveShiftTemplateAction } from "./actions";
import { linesOfSegments, type SegmentLine, segmentsOfLines } from "./segment-lines";
import { SegmentsField } from "./segments-field";

type ShiftDialogProps = {
  template: ShiftTemplateView | null;
  units: UnitChoice[];
  onClose: () => void;
  onSaved: () => void;
};

/** A shift's names, unit and times by weekday. */
export function ShiftDialog({ template, units, onClose, onSaved }: ShiftDialogProps) {
  const text = useText();
  const [lines, setLines] = useState<SegmentLine[]>(() => linesOfSegments(template?.segments ?? null));
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "");
    const saved = await submit(() =>
      saveShiftTemplateAction({
        ...(template ? { id: template.id } : {}),
        unitId: read("unitId") || null,
        nameAr: read("nameAr"),
        nameEn: read("nameEn"),
        segments: segmentsOfLines(lines),
        timeZone: template?.timeZone ?? null,
      }),
    );
    if (saved) onSaved();
  }

  return (
    <Dialog open title={text(template ? "shifts.change" : "shifts.add")} onClose={onClose}>
      <form method="post" onSubmit={save} className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        <Field label={text("timetable.name_ar")}>
          {(control) => (
            <Input
              {...control}
              name="nameAr"
              dir="rtl"
              required
              minLength={2}
              maxLength={120}
              defaultValue={template?.name.ar}
            />
          )}
        </Field>
        <Field label={text("timetable.name_en")}>
          {(control) => (
            <Input
              {...control}
              name="nameEn"
              dir="ltr"
              required
              minLength={2}
              maxLength={120}
              defaultValue={template?.name.en}
            />
          )}
        </Field>
        <UnitSelect
          label={text("shifts.unit")}
          none={text("shifts.no_unit")}
          units={units}
          value={template?.unitId ?? null}
        />
        <SegmentsField lines={lines} onChange={setLines} />
        {template && <p className="text-muted text-sm">{text("timetable.change_hint")}</p>}
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("timetable.save")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { NamedDialog } from "@/components/timetable/named-dialog";
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
    <NamedDialog
      title={text(template ? "shifts.change" : "shifts.add")}
      name={template?.name}
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      <UnitSelect
        label={text("shifts.unit")}
        none={text("shifts.no_unit")}
        units={units}
        value={template?.unitId ?? null}
      />
      <SegmentsField lines={lines} onChange={setLines} />
      {template && <p className="text-muted text-sm">{text("timetable.change_hint")}</p>}
    </NamedDialog>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { BilingualNames } from "@/components/units/bilingual-names";
import { UnitSelect } from "@/components/units/unit-select";
import { readWeekend, WeekendField } from "@/components/units/weekend-field";
import { ZoneField } from "@/components/units/zone-field";
import { addUnitSchema, changeUnitSchema, type UnitSummary, type UnitTree } from "@/lib/contracts/units";
import { inTreeOrder, pathOf, resolveUnit, UNIT_KINDS } from "@/lib/domain/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { addUnitAction, changeUnitAction } from "./actions";

const NO_FAULTS: ReadonlySet<string> = new Set();

type UnitDialogProps = {
  tree: UnitTree;
  /** The unit that is changed; null adds one. */
  unit: UnitSummary | null;
  /** Where a new one is meant to stand. */
  below: UnitSummary | null;
  onClose: () => void;
  onDone: (message: string) => void;
};

/** A new unit, or other names, kind, zone or days off of one. */
export function UnitDialog({ tree, unit, below, onClose, onDone }: UnitDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [faults, setFaults] = useState(NO_FAULTS);
  const { busy, problem, submit } = useSubmission();
  const above = pathOf(tree.units, unit ? unit.parentId : (below?.id ?? null));
  const inherited = resolveUnit(above, tree.organization);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const said = {
      kind: values.get("kind"),
      nameAr: values.get("nameAr"),
      nameEn: values.get("nameEn"),
      timeZone: values.get("timeZone") || null,
      weekendDays: readWeekend(values),
    };
    const read = unit
      ? changeUnitSchema.safeParse({ ...said, unitId: unit.id })
      : addUnitSchema.safeParse({ ...said, parentId: values.get("parentId") || null });
    setFaults(new Set(read.error?.issues.map(({ path }) => String(path[0]))));
    if (!read.success) return;
    const saved = await submit<unknown>(() =>
      unit ? changeUnitAction(read.data) : addUnitAction(read.data),
    );
    const name = language === "ar" ? read.data.nameAr : read.data.nameEn;
    if (saved) onDone(text(unit ? "units.changed" : "units.added", { name }));
  }

  const title = unit
    ? text("units.change_title", { name: inLanguage(unit.name, language) })
    : text("units.add");
  return (
    <Dialog open title={title} onClose={onClose}>
      <form method="post" onSubmit={save} noValidate className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
        {faults.size > 0 && <Notice tone="error">{text("units.check_form")}</Notice>}
        <BilingualNames value={unit?.name} faults={faults} />
        <Field label={text("units.kind")}>
          {(control) => (
            <Select {...control} name="kind" defaultValue={unit?.kind ?? "department"}>
              {UNIT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {text(`units.kind_${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {!unit && (
          <UnitSelect
            label={text("units.below")}
            name="parentId"
            none={text("units.whole")}
            units={inTreeOrder(tree.units)}
            value={below?.id ?? null}
          />
        )}
        <ZoneField value={unit?.timeZone ?? null} inherited={inherited.timeZone} />
        <WeekendField
          value={unit?.weekendDays ?? null}
          inherited={inherited.weekendDays}
          isWrong={faults.has("weekendDays")}
        />
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("units.save")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

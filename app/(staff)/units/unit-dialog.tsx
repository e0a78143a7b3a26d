"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { UnitSelect } from "@/components/units/unit-select";
import { readWeekend, WeekendField } from "@/components/units/weekend-field";
import { ZoneField } from "@/components/units/zone-field";
import { addUnitSchema, changeUnitSchema, type UnitSummary, type UnitTree } from "@/lib/contracts/units";
import { inTreeOrder, pathOf, resolveUnit, UNIT_KINDS } from "@/lib/domain/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { addUnitAction, changeUnitAction } from "./actions";
import { NamedFormDialog, say } from "./named-form-dialog";

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
  const above = pathOf(tree.units, unit ? unit.parentId : (below?.id ?? null));
  const inherited = resolveUnit(above, tree.organization);

  function sayIt(values: FormData) {
    const said = {
      kind: values.get("kind"),
      nameAr: values.get("nameAr"),
      nameEn: values.get("nameEn"),
      timeZone: values.get("timeZone") || null,
      weekendDays: readWeekend(values),
    };
    return unit
      ? say(changeUnitSchema, { ...said, unitId: unit.id }, changeUnitAction)
      : say(addUnitSchema, { ...said, parentId: values.get("parentId") || null }, addUnitAction);
  }

  const title = unit
    ? text("units.change_title", { name: inLanguage(unit.name, language) })
    : text("units.add");
  return (
    <NamedFormDialog title={title} names={unit?.name ?? null} say={sayIt} onClose={onClose} onDone={onDone}>
      {(faults) => (
        <>
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
        </>
      )}
    </NamedFormDialog>
  );
}

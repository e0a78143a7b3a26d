"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { UnitChoice } from "@/lib/contracts/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";

type UnitSelectProps = {
  label: string;
  hint?: string;
  error?: string;
  /** What the empty choice means: no unit, or any. */
  none: string;
  name?: string;
  units: readonly UnitChoice[];
  value: string | null;
};

/** Units to choose from, drawn in as the tree is; the empty value stands for `none`. */
export function UnitSelect({ label, hint, error, none, name = "unitId", units, value }: UnitSelectProps) {
  const language = useLanguage();
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Select {...control} name={name} defaultValue={value ?? ""}>
          <option value="">{none}</option>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {"\u2003".repeat(unit.depth)}
              {inLanguage(unit.name, language)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

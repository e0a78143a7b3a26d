"use client";

import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { DeviceDetails, DeviceScope } from "@/lib/contracts/devices";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const KINDS = ["organization", "unit", "sections"] as const satisfies DeviceScope["kind"][];

/** A non-breaking indent for what is below, since the choices of a native list take no style. */
const INDENT = "\u2003";

/** Whom the device may find: everybody, one unit, or chosen sections. */
export function ScopeChoice({ device, error }: { device: DeviceDetails; error: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { scope, units, sections } = device;
  const [kind, setKind] = useState(scope.kind);
  const available = { organization: true, unit: units.length > 0, sections: sections.length > 0 };
  return (
    <fieldset aria-describedby={error ? "scope-hint scope-error" : "scope-hint"} className="grid gap-1">
      <legend className="float-start font-medium">{text("devices.scope")}</legend>
      <p id="scope-hint" className="clear-both text-muted text-sm">
        {text("devices.scope_hint")}
      </p>
      {KINDS.filter((one) => available[one]).map((one) => (
        <div key={one}>
          <Choice
            type="radio"
            name="scope"
            value={one}
            checked={kind === one}
            onChange={() => setKind(one)}
            label={text(`devices.scope_${one}`)}
          />
          {one === "unit" && kind === "unit" && (
            <div className="ps-11 pt-1 pb-2">
              <Field label={text("devices.scope_which_unit")}>
                {(control) => (
                  <Select
                    {...control}
                    name="unitId"
                    defaultValue={scope.kind === "unit" ? scope.unitId : units[0]?.id}
                  >
                    {units.map((unit) => (
                      <option key={unit.id} value={unit.id}>
                        {INDENT.repeat(unit.depth) + inLanguage(unit.name, language)}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            </div>
          )}
          {one === "sections" && kind === "sections" && (
            <div className="grid ps-8 sm:grid-cols-2">
              {sections.map((section) => (
                <Choice
                  key={section.id}
                  type="checkbox"
                  name="sectionIds"
                  value={section.id}
                  defaultChecked={scope.kind === "sections" && scope.sectionIds.includes(section.id)}
                  label={inLanguage(section.name, language)}
                />
              ))}
            </div>
          )}
        </div>
      ))}
      {error && <FieldError id="scope-error">{text("devices.scope_wrong")}</FieldError>}
    </fieldset>
  );
}

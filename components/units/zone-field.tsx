"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";

type ZoneFieldProps = {
  /** The zone that is set; null is what stands above. */
  value: string | null;
  /** What holds where none is set; without it one must be chosen. */
  inherited?: string;
  /** Those to choose from, where the field is part of a page's first drawing: server and browser may know different ones. */
  zones?: readonly string[];
};

/** An IANA time zone, as form field `timeZone` ("" is inherited). */
export function ZoneField({ value, inherited, zones = Intl.supportedValuesOf("timeZone") }: ZoneFieldProps) {
  const text = useText();
  const all = value === null || zones.includes(value) ? zones : [value, ...zones];
  return (
    <Field label={text("units.zone")} hint={text("units.zone_hint")}>
      {(control) => (
        <Select {...control} name="timeZone" defaultValue={value ?? ""}>
          {inherited !== undefined && (
            <option value="">{text("units.as_above", { value: inherited })}</option>
          )}
          {all.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

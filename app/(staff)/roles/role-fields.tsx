"use client";

import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { UnitSelect } from "@/components/units/unit-select";
import type { GIVEN_ROLES } from "@/lib/contracts/roles";
import type { UnitChoice } from "@/lib/contracts/units";
import { addDays } from "@/lib/domain/attendance/date-range";
import { useText } from "@/lib/i18n/language-provider";

export type GivenRole = (typeof GIVEN_ROLES)[number];

type RoleFieldsProps = {
  options: readonly GivenRole[];
  initial: GivenRole;
  units: UnitChoice[];
  today: string;
  areDatesWrong: boolean;
};

/** Which role, where, from when to when: form fields `role`, `unitId`, `validFrom`, `lastDay`. */
export function RoleFields({ options, initial, units, today, areDatesWrong }: RoleFieldsProps) {
  const text = useText();
  const [role, setRole] = useState(initial);
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-medium">{text("roles.role")}</legend>
        {options.map((option) => (
          <Choice
            key={option}
            type="radio"
            name="role"
            value={option}
            checked={role === option}
            onChange={() => setRole(option)}
            label={
              <>
                {text(`shell.role_${option}`)}
                <span className="block text-muted text-sm">{text(`roles.role_${option}_hint`)}</span>
              </>
            }
          />
        ))}
      </fieldset>
      {role !== "administrator" && units.length > 0 && (
        <UnitSelect
          key={role}
          label={text(`roles.unit_${role}`)}
          none={text(`roles.unit_${role}_none`)}
          units={units}
          value={null}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={text("roles.from")}>
          {(control) => <Input {...control} type="date" name="validFrom" defaultValue={today} required />}
        </Field>
        <Field
          label={text("roles.last_day")}
          hint={text("roles.last_day_hint")}
          error={areDatesWrong ? text("roles.dates_wrong") : undefined}
        >
          {(control) => <Input {...control} type="date" name="lastDay" />}
        </Field>
      </div>
    </>
  );
}

/** What the fields hold, as the contracts have it: the last day becomes the first one on which the role holds no more. */
export function readRoleFields(form: FormData) {
  const lastDay = String(form.get("lastDay") ?? "");
  return {
    role: form.get("role"),
    unitId: form.get("unitId") || null,
    validFrom: form.get("validFrom"),
    validTo: lastDay ? addDays(lastDay, 1) : null,
  };
}

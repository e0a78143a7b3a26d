"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Choice } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { BilingualNames } from "@/components/units/bilingual-names";
import type { AlertRuleView } from "@/lib/contracts/alerts";
import type { Bilingual } from "@/lib/contracts/check-in";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { saveAlertRuleAction } from "./actions";
import { RECIPIENTS, readRuleForm, TRIGGER_KINDS, TRIGGER_NUMBERS } from "./read-rule-form";

type RuleDialogProps = {
  rule: AlertRuleView | null;
  units: { id: string; name: Bilingual }[];
  onClose: () => void;
  onSaved: () => void;
};

/** A new rule for alerts, or a changed one: when, about whom, who is told. */
export function RuleDialog({ rule, units, onClose, onSaved }: RuleDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [kind, setKind] = useState(rule?.trigger.kind ?? "absent");
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readRuleForm(new FormData(event.currentTarget), kind, rule?.id);
    setFaults(
      new Set(read.error?.issues.map(({ path }) => String(path[0] === "trigger" ? path[1] : path[0]))),
    );
    if (read.success && (await submit(() => saveAlertRuleAction(read.data)))) onSaved();
  }

  return (
    <FormDialog
      title={text(rule ? "alerts.change" : "alerts.new")}
      confirm={text("rosters.save")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <BilingualNames value={rule?.name} faults={faults} />
      <Field label={text("alerts.when")}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            onChange={({ target }) => setKind(TRIGGER_KINDS.find((one) => one === target.value) ?? "absent")}
          >
            {TRIGGER_KINDS.map((one) => (
              <option key={one} value={one}>
                {text(`alerts.kind_${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {TRIGGER_NUMBERS[kind].map(({ name, start, min, max }) => (
        <Field
          key={`${kind} ${name}`}
          label={text(`alerts.number_${name}`)}
          error={faults.has(name) ? text("alerts.number_wrong", { min, max }) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              name={name}
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              defaultValue={numberOf(rule, name) ?? start}
            />
          )}
        </Field>
      ))}
      <fieldset className="grid sm:grid-cols-2">
        <legend className="font-medium">{text("alerts.recipients")}</legend>
        {RECIPIENTS.map((one) => (
          <Choice
            key={one}
            type="checkbox"
            name="recipients"
            value={one}
            label={text(`alerts.to_${one}`)}
            defaultChecked={rule ? rule.recipients.includes(one) : one === "guardian"}
          />
        ))}
        {faults.has("recipients") && (
          <FieldError id="alert-recipients-error">{text("alerts.recipients_missing")}</FieldError>
        )}
      </fieldset>
      <Field label={text("periods.where")}>
        {(control) => (
          <Select {...control} name="unitId" defaultValue={rule?.unitId ?? ""}>
            <option value="">{text("periods.everywhere")}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {inLanguage(name, language)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Choice
        type="checkbox"
        name="active"
        label={text("alerts.is_active")}
        defaultChecked={rule?.active ?? true}
      />
    </FormDialog>
  );
}

function numberOf(rule: AlertRuleView | null, name: string): number | undefined {
  const found = rule && Object.entries(rule.trigger).find(([key]) => key === name)?.[1];
  return typeof found === "number" ? found : undefined;
}

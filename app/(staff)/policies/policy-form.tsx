"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { PolicyFaultView, PolicyPreview, PolicyScopeInput, SavePolicy } from "@/lib/contracts/policies";
import type { AttendancePolicy } from "@/lib/domain/attendance/policy";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { previewPolicyAction, savePolicyAction } from "./actions";
import { faultText } from "./fault-text";
import type { ScopeChoice } from "./policies-board";
import { PreviewPanel } from "./preview-panel";
import { NUMBER_FIELDS, type PolicyNumber, readPolicyForm } from "./read-policy-form";

type PolicyFormProps = {
  today: string;
  scopes: ScopeChoice[];
  scope: PolicyScopeInput;
  policy: AttendancePolicy;
  onClose: () => void;
  onSaved: () => void;
};

/** A new version: written, tried on last week, and only then saved. A change after the trial asks for another one. */
export function PolicyForm({ today, scopes, scope, policy, onClose, onSaved }: PolicyFormProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();
  const [faults, setFaults] = useState<PolicyFaultView[]>([]);
  const [tried, setTried] = useState<{ draft: SavePolicy; preview: PolicyPreview } | null>(null);

  async function preview(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const draft = readPolicyForm(new FormData(event.currentTarget));
    const answer = await submit(() => previewPolicyAction(draft));
    if (!answer) return;
    setFaults(answer.value.faults);
    setTried(answer.value.faults.length === 0 ? { draft, preview: answer.value } : null);
  }

  async function save() {
    if (!tried) return;
    const answer = await submit(() => savePolicyAction(tried.draft));
    if (answer?.value.kind === "saved") onSaved();
    if (answer?.value.kind === "refused") {
      setTried(null);
      setFaults(answer.value.faults);
    }
  }

  const errorOf = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault && faultText(fault, text);
  };
  return (
    <form method="post" onSubmit={preview} onChange={() => setTried(null)} noValidate className="grid gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      {faults.length > 0 && (
        <Notice tone="error" title={text("policies.refused_title")}>
          <ul className="list-disc ps-5">
            {faults.map((fault) => (
              <li key={`${fault.field} ${fault.reason}`}>{faultText(fault, text)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Panel className="grid gap-5 p-4 sm:grid-cols-2 sm:p-6">
        <ScopeField scopes={scopes} scope={scope} />
        <Field
          label={text("policies.valid_from")}
          hint={text("policies.valid_from_hint")}
          error={errorOf("validFrom")}
        >
          {(control) => <Input {...control} type="date" name="validFrom" defaultValue={today} required />}
        </Field>
      </Panel>
      <Panel className="grid items-start gap-5 p-4 sm:grid-cols-2 sm:p-6">
        {NUMBER_FIELDS.map((field) => (
          <NumberField key={field} field={field} value={policy[field]} error={errorOf(field)} />
        ))}
        <Field label={text("policies.absentAfterMeans")}>
          {(control) => (
            <Select {...control} name="absentAfterMeans" defaultValue={policy.absentAfterMeans}>
              <option value="absent">{text("policies.means_absent")}</option>
              <option value="late">{text("policies.means_late")}</option>
            </Select>
          )}
        </Field>
        <div className="self-end">
          <Choice
            type="checkbox"
            name="checkoutRequired"
            defaultChecked={policy.checkoutRequired}
            label={text("policies.checkoutRequired")}
          />
        </div>
      </Panel>
      {tried && <PreviewPanel preview={tried.preview} />}
      <div className="flex flex-wrap gap-2">
        {tried ? (
          <Button tone="primary" busy={busy} onClick={save} className="max-sm:w-full">
            {text("policies.save")}
          </Button>
        ) : (
          <Button type="submit" tone="primary" busy={busy} className="max-sm:w-full">
            {text("policies.try")}
          </Button>
        )}
        <Button onClick={onClose} className="max-sm:w-full">
          {text("common.cancel")}
        </Button>
      </div>
    </form>
  );
}

function ScopeField({ scopes, scope }: { scopes: ScopeChoice[]; scope: PolicyScopeInput }) {
  const text = useText();
  const language = useLanguage();
  const value = scope.kind === "organization" ? "organization" : `${scope.kind}:${scope.id}`;
  const kinds = ["unit", "section", "shift_template"] as const;
  return (
    <Field label={text("policies.scope")} hint={text("policies.scope_hint")}>
      {(control) => (
        <Select {...control} name="scope" defaultValue={value}>
          <option value="organization">{text("policies.scope_organization")}</option>
          {kinds.map((kind) => {
            const own = scopes.filter((one) => one.kind === kind);
            return own.length === 0 ? null : (
              <optgroup key={kind} label={text(`policies.scope_${kind}`)}>
                {own.map((one) => (
                  <option key={one.id} value={`${kind}:${one.id}`}>
                    {inLanguage(one.name, language)}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </Select>
      )}
    </Field>
  );
}

type NumberFieldProps = { field: PolicyNumber; value: number | null; error: string | undefined };

function NumberField({ field, value, error }: NumberFieldProps) {
  const text = useText();
  const shown = field === "lateCountsAs" ? Math.round((value ?? 0) * 100) : value;
  return (
    <Field label={text(`policies.${field}`)} hint={text(`policies.${field}_hint`)} error={error}>
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          min={0}
          name={field}
          defaultValue={shown ?? ""}
          className="max-w-40"
        />
      )}
    </Field>
  );
}

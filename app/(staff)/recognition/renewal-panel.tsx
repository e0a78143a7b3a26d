"use client";

import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { useSubmission } from "@/components/shell/use-submission";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { setRenewalSchema } from "@/lib/contracts/recognition";
import { RENEWAL_MONTHS, type RenewalPolicy } from "@/lib/domain/reference-renewal";
import { useText } from "@/lib/i18n/language-provider";
import { setRenewalAction } from "./actions";

type RenewalPanelProps = { renewal: RenewalPolicy; onDone: (message: string) => void };

/** After how many months the references of students and of employees are to be renewed, and the way to those that are due. */
export function RenewalPanel({ renewal, onDone }: RenewalPanelProps) {
  const text = useText();
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: keyof RenewalPolicy) => Number(String(form.get(name) ?? "").trim() || Number.NaN);
    const read = setRenewalSchema.safeParse({
      studentMonths: said("studentMonths"),
      employeeMonths: said("employeeMonths"),
    });
    setFaults(faultyFields(read));
    if (read.success && (await submit(() => setRenewalAction(read.data)))) {
      onDone(text("recognition.renewal_saved"));
    }
  }

  const months = (name: keyof RenewalPolicy) => (
    <Field
      label={text(`recognition.renewal_${name}`)}
      error={faults.has(name) ? text("recognition.renewal_wrong", RENEWAL_MONTHS) : undefined}
    >
      {(control) => (
        <Input
          {...control}
          name={name}
          type="number"
          inputMode="numeric"
          min={RENEWAL_MONTHS.least}
          max={RENEWAL_MONTHS.most}
          defaultValue={renewal[name]}
          className="max-w-32"
        />
      )}
    </Field>
  );
  return (
    <Panel className="p-4 sm:p-6">
      <form method="post" onSubmit={save} noValidate className="grid gap-4">
        <h2 className="font-semibold text-lg">{text("recognition.renewal_title")}</h2>
        <p className="text-muted">{text("recognition.renewal_lead")}</p>
        {problem && <Notice tone="error">{problem}</Notice>}
        <div className="grid gap-4 sm:grid-cols-2">
          {months("studentMonths")}
          {months("employeeMonths")}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" busy={busy}>
            {text("recognition.renewal_save")}
          </Button>
          <ButtonLink href="/enrol?face=renewal" load="document">
            {text("recognition.renewal_list")}
          </ButtonLink>
        </div>
      </form>
    </Panel>
  );
}

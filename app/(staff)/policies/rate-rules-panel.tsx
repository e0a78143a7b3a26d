"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type RateRulesInput, rateRulesSchema } from "@/lib/contracts/policies";
import { useText } from "@/lib/i18n/language-provider";
import { setRateRulesAction } from "./actions";

/** The share of attendance that is asked for, and how many of the lowest do not count. */
export function RateRulesPanel({ rates }: { rates: RateRulesInput }) {
  const text = useText();
  const router = useRouter();
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set());
  const [done, setDone] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => Number(String(form.get(name) ?? "").trim() || Number.NaN);
    const read = rateRulesSchema.safeParse({
      atRiskPercent: said("atRiskPercent"),
      dropLowest: said("dropLowest"),
    });
    setFaults(faultyFields(read));
    setDone(false);
    if (!read.success || !(await submit(() => setRateRulesAction(read.data)))) return;
    setDone(true);
    router.refresh();
  }

  const counted = (name: keyof RateRulesInput, most: number) => (
    <Field
      label={text(`policies.rates_${name}`)}
      hint={text(`policies.rates_${name}_hint`)}
      error={faults.has(name) ? text("policies.rates_wrong", { most }) : undefined}
    >
      {(control) => (
        <Input
          {...control}
          name={name}
          type="number"
          inputMode="numeric"
          min={0}
          max={most}
          defaultValue={rates[name]}
          className="max-w-32"
        />
      )}
    </Field>
  );
  return (
    <Panel className="mt-4 p-4 sm:p-6">
      <form method="post" onSubmit={save} noValidate className="grid gap-4">
        <h2 className="font-semibold text-lg">{text("policies.rates")}</h2>
        {problem && <Notice tone="error">{problem}</Notice>}
        {done && <Notice tone="success">{text("policies.saved")}</Notice>}
        <div className="grid gap-4 sm:grid-cols-2">
          {counted("atRiskPercent", 100)}
          {counted("dropLowest", 20)}
        </div>
        <Button type="submit" busy={busy} className="justify-self-start">
          {text("rosters.save")}
        </Button>
      </form>
    </Panel>
  );
}

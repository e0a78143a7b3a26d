"use client";

import { type ChangeEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import { IMPORT_MAX_BYTES, type ImportFault, type ImportOutcome } from "@/lib/contracts/roster-import";
import { useText } from "@/lib/i18n/language-provider";
import { isPlainKey } from "@/lib/i18n/text";
import { importRosterAction } from "../actions";

const SHOWN_FAULTS = 100;

/** A file is tried first: what it would do, or every fault by line and column. Only then can it be taken over. */
export function ImportForm() {
  const text = useText();
  const { busy, problem, submit, setProblem } = useSubmission();
  const [csv, setCsv] = useState("");
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);

  async function read({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    setOutcome(null);
    setProblem(null);
    const file = currentTarget.files?.[0];
    if (!file) return setCsv("");
    if (file.size > IMPORT_MAX_BYTES) {
      setCsv("");
      return setProblem(text("rosters.file_too_large"));
    }
    const content = await file.text();
    setCsv(content);
    const answer = await submit(() => importRosterAction({ mode: "dry_run", csv: content }));
    if (answer) setOutcome(answer.value);
  }

  async function apply() {
    const answer = await submit(() => importRosterAction({ mode: "apply", csv }));
    if (answer) setOutcome(answer.value);
  }

  return (
    <div className="grid gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <Panel className="grid gap-4 p-4 sm:p-6">
        <p>{text("rosters.import_how")}</p>
        <p dir="ltr" className="rounded-control bg-sunken p-3 font-mono text-sm [overflow-wrap:anywhere]">
          number,name_ar,name_en,kind,section,role,valid_from,valid_to
        </p>
        <Field label={text("rosters.file")} hint={text("rosters.file_hint")}>
          {(control) => <Input {...control} type="file" accept=".csv,text/csv,text/plain" onChange={read} />}
        </Field>
      </Panel>
      {busy && <p role="status">{text("rosters.working")}</p>}
      {outcome && <OutcomeNotice outcome={outcome} />}
      {outcome?.kind === "checked" && (
        <Button tone="primary" busy={busy} onClick={apply} className="sm:justify-self-start">
          {text("rosters.apply")}
        </Button>
      )}
      {outcome && outcome.faults.length > 0 && <FaultTable faults={outcome.faults} />}
    </div>
  );
}

function OutcomeNotice({ outcome }: { outcome: ImportOutcome }) {
  const text = useText();
  const { kind, rows, peopleAdded, peopleChanged, membershipsAdded, faults } = outcome;
  const counts = text("rosters.counts", {
    added: peopleAdded,
    changed: peopleChanged,
    places: membershipsAdded,
  });
  if (kind === "refused") {
    return (
      <Notice tone="error" title={text("rosters.refused_title", { count: faults.length })}>
        {text("rosters.refused", { rows })}
      </Notice>
    );
  }
  return (
    <Notice
      tone={kind === "applied" ? "success" : "info"}
      title={text(kind === "applied" ? "rosters.applied_title" : "rosters.checked_title", { rows })}
    >
      {counts}
    </Notice>
  );
}

function FaultTable({ faults }: { faults: ImportFault[] }) {
  const text = useText();
  const columns = (["line", "column", "reason", "value"] as const).map((key) => ({
    key,
    label: text(`rosters.fault_${key}`),
  }));
  const reasonOf = (reason: string) => {
    const key = `rosters.reason_${reason}`;
    return isPlainKey(key) ? text(key) : reason;
  };
  return (
    <Panel className="overflow-hidden">
      <Table caption={text("rosters.faults")} columns={columns}>
        {faults.slice(0, SHOWN_FAULTS).map((fault) => (
          <TableRow key={`${fault.line} ${fault.column} ${fault.reason}`}>
            <TableHeading>{text("rosters.line", { line: fault.line })}</TableHeading>
            <TableCell label={text("rosters.fault_column")}>
              <bdi dir="ltr">{fault.column || "–"}</bdi>
            </TableCell>
            <TableCell label={text("rosters.fault_reason")}>{reasonOf(fault.reason)}</TableCell>
            <TableCell label={text("rosters.fault_value")}>
              <bdi className="[overflow-wrap:anywhere]">{fault.value || "–"}</bdi>
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {faults.length > SHOWN_FAULTS && (
        <p className="px-4 py-3 text-muted">
          {text("rosters.more_faults", { count: faults.length - SHOWN_FAULTS })}
        </p>
      )}
    </Panel>
  );
}

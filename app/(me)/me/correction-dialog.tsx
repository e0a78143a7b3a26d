"use client";

import { type FormEvent, useState } from "react";
import { recordWords } from "@/components/attendance/status-text";
import {
  ASKED_STATUSES,
  type CorrectionFault,
  readCorrection,
} from "@/components/person-attendance/read-correction";
import { clockOf } from "@/components/person-attendance/wall-time";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Input, Select, TextArea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { CORRECTION_REASONS } from "@/lib/contracts/corrections";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import { formatLocalDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { requestCorrectionAction } from "./actions";
import { chosenPaper, isTooLarge, PaperField, sendPaper } from "./paper-field";

const KINDS = ["status", "times", "excuse"] as const;

type CorrectionDialogProps = { line: AttendanceLine; onClose: () => void; onSent: () => void };

/** Says what is wrong with one line, what would be right, and why; a paper can go with it. */
export function CorrectionDialog({ line, onClose, onSent }: CorrectionDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("status");
  const [faults, setFaults] = useState<ReadonlySet<CorrectionFault | "file">>(() => new Set());
  const { busy, problem, submit } = useSubmission();

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = readCorrection(form, line);
    const file = chosenPaper(form);
    const wrong = new Set<CorrectionFault | "file">("faults" in read ? read.faults : []);
    if (isTooLarge(file)) wrong.add("file");
    setFaults(wrong);
    if ("faults" in read || wrong.size > 0) return;
    const sent = await submit(async () => {
      if (!file) return requestCorrectionAction(read.request);
      const paper = await sendPaper(file);
      return paper.ok ? requestCorrectionAction({ ...read.request, fileId: paper.value.id }) : paper;
    });
    if (sent) onSent();
  }

  return (
    <Dialog open title={text("record.ask_title")} onClose={onClose}>
      <p className="text-muted">
        {text("record.ask_body", {
          title: inLanguage(line.title, language),
          date: formatLocalDate(line.workDate, language),
          status: recordWords(text, line.record),
        })}
      </p>
      <form method="post" onSubmit={send} noValidate className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        <fieldset>
          <legend className="font-medium">{text("record.ask_kind")}</legend>
          {KINDS.map((one) => (
            <Choice
              key={one}
              type="radio"
              name="kind"
              value={one}
              label={text(`record.ask_${one}`)}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
          ))}
        </fieldset>
        {kind === "status" && (
          <Field label={text("record.ask_status_choice")}>
            {(control) => (
              <Select {...control} name="status">
                {ASKED_STATUSES.map((status) => (
                  <option key={status} value={status}>
                    {text(`attendance.kind_${status}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {kind === "times" && <TimeFields line={line} faults={faults} />}
        <Field label={text("record.ask_why")}>
          {(control) => (
            <Select {...control} name="reasonCode">
              {CORRECTION_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {text(`attendance.correction_reason_${reason}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={text("record.ask_reason")}
          hint={text("record.ask_reason_hint")}
          error={faults.has("reason") ? text("record.ask_reason_short") : undefined}
        >
          {(control) => <TextArea {...control} name="reason" maxLength={1000} />}
        </Field>
        <PaperField note="optional" error={faults.has("file") ? text("record.ask_file_large") : undefined} />
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("record.ask_send")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

function TimeFields({ line, faults }: { line: AttendanceLine; faults: ReadonlySet<string> }) {
  const text = useText();
  const { record, timeZone } = line;
  const clock = (instant: string | null) => (instant ? clockOf(instant, timeZone) : "");
  return (
    <div className="grid gap-2">
      <p className="text-muted text-sm">{text("record.ask_times_hint")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={text("record.ask_in")}>
          {(control) => (
            <Input {...control} type="time" name="firstIn" defaultValue={clock(record.firstIn)} />
          )}
        </Field>
        <Field label={text("record.ask_out")}>
          {(control) => (
            <Input {...control} type="time" name="lastOut" defaultValue={clock(record.lastOut)} />
          )}
        </Field>
      </div>
      {faults.has("times") && <FieldError id="times-error">{text("record.ask_times_missing")}</FieldError>}
      {faults.has("order") && <FieldError id="order-error">{text("record.ask_times_order")}</FieldError>}
    </div>
  );
}

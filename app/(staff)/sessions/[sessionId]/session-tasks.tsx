"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { RollView } from "@/lib/contracts/roll";
import { addSessionSchema, cancelSessionSchema } from "@/lib/contracts/timetable";
import { formatLocalDate } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { addSessionAction, cancelSessionAction } from "../actions";

type Task = "none" | "cancel" | "make_up";

/** What can be done with a whole session: call it off, or give a second chance for it. */
export function SessionTasks({ view }: { view: RollView }) {
  const text = useText();
  const router = useRouter();
  const [task, setTask] = useState<Task>("none");
  const [done, setDone] = useState<string | null>(null);
  const close = () => setTask("none");
  const finish = (message: string) => {
    close();
    setDone(message);
    router.refresh();
  };
  return (
    <div className="grid gap-3 print:hidden">
      {done && <Notice tone="success">{done}</Notice>}
      <div className="flex flex-wrap gap-2">
        {view.state === "scheduled" && (
          <Button onClick={() => setTask("cancel")}>{text("roll.cancel")}</Button>
        )}
        <Button onClick={() => setTask("make_up")}>{text("roll.make_up")}</Button>
      </div>
      {task === "cancel" && <CancelDialog view={view} onClose={close} onDone={finish} />}
      {task === "make_up" && <MakeUpDialog view={view} onClose={close} onDone={finish} />}
    </div>
  );
}

type TaskDialogProps = { view: RollView; onClose: () => void; onDone: (message: string) => void };

function CancelDialog({ view, onClose, onDone }: TaskDialogProps) {
  const text = useText();
  const [isShort, setShort] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function cancel(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = new FormData(event.currentTarget).get("reason");
    const read = cancelSessionSchema.safeParse({ sessionId: view.sessionId, reason });
    setShort(!read.success);
    if (read.success && (await submit(() => cancelSessionAction(read.data))))
      onDone(text("roll.cancelled_done"));
  }

  return (
    <Dialog open title={text("roll.cancel_title")} onClose={onClose}>
      <form method="post" onSubmit={cancel} noValidate className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        <p>{text("roll.cancel_body")}</p>
        <Field label={text("roll.cancel_reason")} error={isShort ? text("roll.reason_short") : undefined}>
          {(control) => <Input {...control} name="reason" maxLength={300} autoComplete="off" />}
        </Field>
        <ActionRow>
          <Button type="submit" tone="danger" busy={busy}>
            {text("roll.cancel_confirm")}
          </Button>
          <Button onClick={onClose}>{text("common.close")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

function MakeUpDialog({ view, onClose, onDone }: TaskDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [isWrong, setWrong] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = addSessionSchema.safeParse({
      sectionId: view.sectionId,
      makeupOf: view.sessionId,
      localDate: form.get("date"),
      localStart: form.get("start"),
      localEnd: form.get("end"),
      room: form.get("room") || undefined,
    });
    setWrong(!read.success);
    if (read.success && (await submit(() => addSessionAction(read.data))))
      onDone(text("roll.make_up_done", { date: formatLocalDate(read.data.localDate, language) }));
  }

  return (
    <FormDialog
      title={text("roll.make_up_title")}
      confirm={text("roll.make_up_confirm")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={add}
      onClose={onClose}
    >
      {isWrong && <Notice tone="error">{text("roll.make_up_wrong")}</Notice>}
      <p>{text("roll.make_up_body")}</p>
      <Field label={text("roll.make_up_date")}>
        {(control) => <Input {...control} type="date" name="date" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={text("roll.make_up_start")}>
          {(control) => <Input {...control} type="time" name="start" />}
        </Field>
        <Field label={text("roll.make_up_end")}>
          {(control) => <Input {...control} type="time" name="end" />}
        </Field>
      </div>
      <Field label={text("roll.make_up_room")} note={text("common.optional")}>
        {(control) => (
          <Input {...control} name="room" maxLength={60} defaultValue={view.room ?? ""} autoComplete="off" />
        )}
      </Field>
    </FormDialog>
  );
}

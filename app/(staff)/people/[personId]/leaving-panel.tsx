"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { DeletionPreview, PersonSummary } from "@/lib/contracts/people";
import { formatDateRange } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { previewDeletionAction } from "../actions";
import { DeleteDialog } from "./delete-dialog";
import { DepartureDialog } from "./departure-dialog";
import { ReturnDialog } from "./return-dialog";

type Task = "none" | "leaving" | "returning";

/** The ways out of the organisation, and back. */
export function LeavingPanel({ person, today }: { person: PersonSummary; today: string }) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const name = inLanguage(person.name, language);
  const [task, setTask] = useState<Task>("none");
  const [done, setDone] = useState<string | null>(null);
  const [preview, setPreview] = useState<DeletionPreview | null>(null);
  const { busy, problem, submit } = useSubmission();
  const shared = { person, onClose: () => setTask("none") };

  const begin = (next: Task) => {
    setDone(null);
    setTask(next);
  };
  const finish = (message: string) => {
    setTask("none");
    setDone(message);
    router.refresh();
  };

  async function askToDelete() {
    setDone(null);
    const told = await submit(() => previewDeletionAction({ personId: person.id }));
    if (told) setPreview(told.value);
  }

  const { leftOn } = person;
  return (
    <Panel className="grid gap-3 p-4 sm:p-6">
      <h3 className="font-semibold text-lg">{text("people.leaving")}</h3>
      {done && <Notice tone="success">{done}</Notice>}
      {problem && <Notice tone="error">{problem}</Notice>}
      {leftOn && (
        <p className="text-muted">
          {text("people.left_since", { date: formatDateRange({ from: leftOn, to: leftOn }, language) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {person.status === "left" ? (
          <Button onClick={() => begin("returning")}>{text("people.return_button")}</Button>
        ) : (
          <Button onClick={() => begin("leaving")}>{text("people.leave_button")}</Button>
        )}
        <Button tone="danger" busy={busy} onClick={askToDelete}>
          {text("people.delete")}
        </Button>
      </div>
      {task === "leaving" && (
        <DepartureDialog {...shared} today={today} onLeft={() => finish(text("people.left", { name }))} />
      )}
      {task === "returning" && (
        <ReturnDialog {...shared} onReturned={() => finish(text("people.returned", { name }))} />
      )}
      {preview && <DeleteDialog person={person} preview={preview} onClose={() => setPreview(null)} />}
    </Panel>
  );
}

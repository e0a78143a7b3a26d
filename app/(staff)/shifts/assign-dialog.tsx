"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { ShiftClash, ShiftTemplateView } from "@/lib/contracts/shifts";
import { formatDayMonth } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { assignShiftAction } from "./actions";
import type { Worker } from "./shifts-board";

type AssignDialogProps = {
  template: ShiftTemplateView;
  people: Worker[];
  today: string;
  onClose: () => void;
  onAssigned: () => void;
};

const SHOWN = 30;

/** Puts people on a shift; when one of them would work twice at once, nobody is put on it and where they meet is told. */
export function AssignDialog({ template, people, today, onClose, onAssigned }: AssignDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [clashes, setClashes] = useState<ShiftClash[]>([]);
  const { busy, problem, submit } = useSubmission();
  const found = people.filter(({ id, name, number }) => {
    const wanted = search.trim().toLowerCase();
    return chosen.has(id) || [name.ar, name.en, number].some((part) => part.toLowerCase().includes(wanted));
  });

  async function assign(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const validTo = String(form.get("validTo") ?? "") || null;
    const answer = await submit(() =>
      assignShiftAction({
        templateId: template.id,
        personIds: [...chosen],
        validFrom: String(form.get("validFrom") ?? ""),
        validTo,
      }),
    );
    if (answer?.value.kind === "assigned") onAssigned();
    if (answer?.value.kind === "refused") setClashes(answer.value.clashes);
  }

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog
      open
      title={text("shifts.assign_named", { name: inLanguage(template.name, language) })}
      onClose={onClose}
    >
      <form method="post" onSubmit={assign} className="grid gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        {clashes.length > 0 && (
          <Notice tone="error" title={text("shifts.clash_title")}>
            <ul className="list-disc ps-5">
              {clashes.map((clash) => (
                <li key={`${clash.personId} ${clash.date} ${clash.start}`}>
                  {text("shifts.clash", {
                    name: inLanguage(clash.name, language),
                    other: inLanguage(clash.otherTemplate, language),
                    date: formatDayMonth(clash.date, language),
                    start: clash.start,
                    end: clash.end,
                  })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Field label={text("shifts.search")}>
          {(control) => (
            <Input
              {...control}
              type="search"
              value={search}
              onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            />
          )}
        </Field>
        <fieldset className="max-h-64 overflow-y-auto rounded-control border border-line">
          <legend className="sr-only">{text("shifts.people")}</legend>
          {found.slice(0, SHOWN).map((person) => (
            <Choice
              key={person.id}
              type="checkbox"
              checked={chosen.has(person.id)}
              onChange={() => toggle(person.id)}
              label={`${inLanguage(person.name, language)} (${person.number})`}
            />
          ))}
          {found.length === 0 && <p className="p-3 text-muted">{text("shifts.nobody_found")}</p>}
          {found.length > SHOWN && <p className="p-3 text-muted">{text("shifts.narrow")}</p>}
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={text("timetable.first_day")}>
            {(control) => (
              <Input {...control} type="date" name="validFrom" required min={today} defaultValue={today} />
            )}
          </Field>
          <Field label={text("timetable.last_day")} note={text("common.optional")}>
            {(control) => <Input {...control} type="date" name="validTo" />}
          </Field>
        </div>
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy} disabled={chosen.size === 0}>
            {text("shifts.assign_count", { count: chosen.size })}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}

"use client";

import type { FormEvent } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { NamedDialog } from "@/components/timetable/named-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CourseView } from "@/lib/contracts/timetable";
import { useText } from "@/lib/i18n/language-provider";
import { saveCourseAction } from "./actions";

type CourseDialogProps = { course: CourseView | null; onClose: () => void; onSaved: () => void };

/** A course's code and names. */
export function CourseDialog({ course, onClose, onSaved }: CourseDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(event.currentTarget));
    if (await submit(() => saveCourseAction({ ...(course ? { id: course.id } : {}), ...said }))) onSaved();
  }

  return (
    <NamedDialog
      title={text(course ? "timetable.change_course" : "timetable.add_course")}
      name={course?.name}
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={text("timetable.code")}>
        {(control) => <Input {...control} name="code" required maxLength={40} defaultValue={course?.code} />}
      </Field>
    </NamedDialog>
  );
}

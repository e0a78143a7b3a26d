"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { CourseView, TermView, TimetableSection, TimetableView } from "@/lib/contracts/timetable";
import { formatDateRange } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { CourseDialog } from "./course-dialog";
import { PlaceDialog } from "./place-dialog";
import { TermDialog } from "./term-dialog";

type Task =
  | { kind: "term"; term: TermView | null }
  | { kind: "course"; course: CourseView | null }
  | { kind: "section"; section: TimetableSection };

type TermsAndCoursesProps = { view: TimetableView; onSaved: (message: string) => void };

/** Terms, courses, and which section belongs to which. */
export function TermsAndCourses({ view, onSaved }: TermsAndCoursesProps) {
  const text = useText();
  const language = useLanguage();
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  const saved = () => {
    close();
    onSaved(text("timetable.saved"));
  };
  const courseOf = ({ courseId }: TimetableSection) => view.courses.find(({ id }) => id === courseId);
  const termOf = ({ termId }: TimetableSection) => view.terms.find(({ id }) => id === termId);
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <Block
        title={text("timetable.terms")}
        add={text("timetable.add_term")}
        onAdd={() => setTask({ kind: "term", term: null })}
        lines={view.terms.map((term) => ({
          id: term.id,
          name: inLanguage(term.name, language),
          detail: formatDateRange({ from: term.startsOn, to: term.endsOn }, language),
          onOpen: () => setTask({ kind: "term", term }),
        }))}
      />
      <Block
        title={text("timetable.courses")}
        add={text("timetable.add_course")}
        onAdd={() => setTask({ kind: "course", course: null })}
        lines={view.courses.map((course) => ({
          id: course.id,
          name: inLanguage(course.name, language),
          detail: course.code,
          onOpen: () => setTask({ kind: "course", course }),
        }))}
      />
      <Block
        title={text("timetable.sections")}
        lines={view.sections.map((section) => {
          const [course, term] = [courseOf(section), termOf(section)];
          return {
            id: section.id,
            name: inLanguage(section.name, language),
            detail:
              [course, term]
                .flatMap((part) => (part ? inLanguage(part.name, language) : []))
                .join(text("common.list_separator")) || text("timetable.no_course"),
            onOpen: () => setTask({ kind: "section", section }),
          };
        })}
      />
      {task?.kind === "term" && (
        <TermDialog term={task.term} today={view.today} onClose={close} onSaved={saved} />
      )}
      {task?.kind === "course" && <CourseDialog course={task.course} onClose={close} onSaved={saved} />}
      {task?.kind === "section" && (
        <PlaceDialog section={task.section} view={view} onClose={close} onSaved={saved} />
      )}
    </div>
  );
}

type BlockProps = {
  title: string;
  add?: string;
  onAdd?: () => void;
  lines: { id: string; name: string; detail: string; onOpen: () => void }[];
};

function Block({ title, add, onAdd, lines }: BlockProps) {
  const text = useText();
  return (
    <Panel className="grid content-start gap-2 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-lg">{title}</h2>
        {add && onAdd && <Button onClick={onAdd}>{add}</Button>}
      </div>
      {lines.length === 0 && <p className="text-muted">{text("timetable.none_yet")}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              onClick={line.onOpen}
              className="grid min-h-11 w-full rounded-control px-2 py-1 text-start hover:bg-sunken"
            >
              <span className="font-medium [overflow-wrap:anywhere]">{line.name}</span>
              <span className="text-muted text-sm [overflow-wrap:anywhere]">{line.detail}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

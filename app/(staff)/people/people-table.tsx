"use client";

import Link from "next/link";
import { FaceBadge } from "@/components/people/face-badge";
import { PersonName } from "@/components/people/person-name";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { Choice } from "./use-choice";

const COLUMNS = ["name", "number", "kind", "unit", "sections", "face"] as const;

type PeopleTableProps = {
  people: PersonSummary[];
  /** Who is chosen; null where nothing can be done with a choice. */
  choice: Choice | null;
};

export function PeopleTable({ people, choice }: PeopleTableProps) {
  const text = useText();
  const language = useLanguage();
  const label = (column: (typeof COLUMNS)[number] | "choose") => text(`people.column_${column}`);
  const columns = choice ? (["choose", ...COLUMNS] as const) : COLUMNS;
  return (
    <Panel className="overflow-hidden">
      <Table caption={text("people.title")} columns={columns.map((key) => ({ key, label: label(key) }))}>
        {people.map((person) => (
          <TableRow key={person.id}>
            {choice && (
              <TableCell label={label("choose")} phone="passing">
                <ChooseBox person={person} choice={choice} />
              </TableCell>
            )}
            <TableHeading phone={choice ? "beside" : "line"}>
              <Link
                href={`/people/${person.id}`}
                className="block text-accent underline-offset-4 hover:underline touch:py-1"
              >
                <PersonName name={person.name} />
              </Link>
            </TableHeading>
            <TableCell label={label("number")} phone="passing">
              <bdi className="tabular-nums">{person.number}</bdi>
            </TableCell>
            <TableCell label={label("kind")} phone="passing">
              {text(`people.kind_${person.kind}`)}
            </TableCell>
            <TableCell label={label("unit")} phone="passing">
              {person.unit && inLanguage(person.unit.name, language)}
            </TableCell>
            <TableCell label={label("sections")} phone="passing">
              {person.sections
                .map((section) => inLanguage(section, language))
                .join(text("common.list_separator")) || (
                <span className="text-muted">{text("people.no_sections")}</span>
              )}
            </TableCell>
            <TableCell label={label("face")} phone="passing">
              {person.status === "left" ? (
                <Badge tone="quiet">{text("people.left_badge")}</Badge>
              ) : (
                <FaceBadge {...person} />
              )}
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </Panel>
  );
}

function ChooseBox({ person, choice }: { person: PersonSummary; choice: Choice }) {
  const text = useText();
  const name = inLanguage(person.name, useLanguage());
  return (
    <label className="-m-2 grid size-11 cursor-pointer place-items-center rounded-control hover:bg-sunken">
      <input
        type="checkbox"
        aria-label={text("people.choose_one", { name })}
        checked={choice.ids.has(person.id)}
        onChange={(event) =>
          event.target.checked ? choice.choose([person.id]) : choice.leaveOut([person.id])
        }
        className="size-5 accent-accent"
      />
    </label>
  );
}

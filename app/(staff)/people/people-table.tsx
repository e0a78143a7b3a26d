"use client";

import Link from "next/link";
import { FaceBadge } from "@/components/people/face-badge";
import { PersonName } from "@/components/people/person-name";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const COLUMNS = ["name", "number", "kind", "sections", "face"] as const;

export function PeopleTable({ people }: { people: PersonSummary[] }) {
  const text = useText();
  const language = useLanguage();
  const label = (column: (typeof COLUMNS)[number]) => text(`people.column_${column}`);
  return (
    <Panel className="overflow-hidden">
      <Table caption={text("people.title")} columns={COLUMNS.map((key) => ({ key, label: label(key) }))}>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableHeading>
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
            <TableCell label={label("sections")} phone="passing">
              {person.sections
                .map((section) => inLanguage(section, language))
                .join(text("common.list_separator")) || (
                <span className="text-muted">{text("people.no_sections")}</span>
              )}
            </TableCell>
            <TableCell label={label("face")} phone="passing">
              <FaceBadge enrolledAt={person.enrolledAt} />
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </Panel>
  );
}

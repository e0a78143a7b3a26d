"use client";

import { PersonName } from "@/components/people/person-name";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import { useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";
import type { PhotoRow } from "./use-photo-run";

/** What each photo is worth, and what became of it. */
export function PhotoTable({ rows }: { rows: PhotoRow[] }) {
  const text = useText();
  const columns = (["file", "person", "verdict"] as const).map((key) => ({
    key,
    label: text(`photoEnrolment.column_${key}`),
  }));
  return (
    <Panel className="overflow-hidden">
      <Table caption={text("photoEnrolment.title")} columns={columns}>
        {rows.map((row) => {
          const { tone, words } = verdictOf(row, text);
          return (
            <TableRow key={row.file}>
              <TableHeading>
                <bdi className="[overflow-wrap:anywhere]">{row.file}</bdi>
              </TableHeading>
              <TableCell label={text("photoEnrolment.column_person")}>
                {row.person ? <PersonName name={row.person.name} /> : "–"}
              </TableCell>
              <TableCell label={text("photoEnrolment.column_verdict")}>
                <span className="inline-flex flex-wrap items-center gap-2">
                  <Badge tone={tone}>{words}</Badge>
                </span>
              </TableCell>
            </TableRow>
          );
        })}
      </Table>
    </Panel>
  );
}

function verdictOf({ reading, result }: PhotoRow, text: Text): { tone: BadgeTone; words: string } {
  if (result) {
    const tone = result === "enrolled" ? "good" : result === "needs_review" ? "late" : "bad";
    return { tone, words: text(`photoEnrolment.result_${result}`) };
  }
  if (reading.kind === "ready") return { tone: "accent", words: text("photoEnrolment.ready") };
  if (reading.kind === "poor") return { tone: "bad", words: text(`photoEnrolment.poor_${reading.hint}`) };
  return { tone: "bad", words: text(`photoEnrolment.${reading.kind}`) };
}

"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { AtRiskPerson } from "@/lib/contracts/overview";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const COLUMNS = ["person", "rate", "why", "absences", "lates"] as const;

/** Who needs a look, with every reason in words. */
export function AtRiskTable({ people, threshold }: { people: readonly AtRiskPerson[]; threshold: number }) {
  const text = useText();
  const language = useLanguage();
  const percent = formatPercent(threshold, language);
  const label = (column: (typeof COLUMNS)[number]) => text(`overview.column_${column}`);
  if (people.length === 0) return <p className="text-muted">{text("overview.at_risk_none", { percent })}</p>;
  return (
    <div className="grid gap-2">
      <p className="text-muted">{text("overview.at_risk_lead", { percent })}</p>
      <Panel className="overflow-hidden">
        <Table
          caption={text("overview.at_risk")}
          columns={COLUMNS.map((key) => ({ key, label: label(key) }))}
        >
          {people.map((person) => (
            <TableRow key={person.personId}>
              <TableHeading>
                <Link
                  href={`/people/${person.personId}`}
                  className="text-accent underline [overflow-wrap:anywhere]"
                >
                  {inLanguage(person.name, language)}
                </Link>
              </TableHeading>
              <TableCell label={label("rate")}>
                {person.rate.share === null
                  ? text("common.none")
                  : formatPercent(person.rate.share, language)}
              </TableCell>
              <TableCell label={label("why")} phone="block">
                <span className="flex flex-wrap gap-1.5">
                  {person.reasons.map((reason) => (
                    <Badge key={reason} tone={reason === "cannot_reach" ? "bad" : "late"}>
                      {reason === "in_a_row"
                        ? text("overview.in_a_row", { count: person.consecutiveAbsences })
                        : text(`overview.${reason}`, { percent })}
                    </Badge>
                  ))}
                </span>
              </TableCell>
              <TableCell label={label("absences")}>{formatNumber(person.absences, language)}</TableCell>
              <TableCell label={label("lates")}>{formatNumber(person.lates, language)}</TableCell>
            </TableRow>
          ))}
        </Table>
      </Panel>
    </div>
  );
}

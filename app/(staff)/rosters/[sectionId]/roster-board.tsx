"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { MemberView, RosterView } from "@/lib/contracts/rosters";
import { formatDayMonth } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { AddDialog } from "./add-dialog";
import { LeaveDialog } from "./leave-dialog";

type RosterBoardProps = {
  sectionId: string;
  roster: RosterView;
  others: { id: string; name: Bilingual }[];
  mayChange: boolean;
};

/** Who is and was in a section, with dates; moving and leaving count from a day on, the past stays. */
export function RosterBoard({ sectionId, roster, others, mayChange }: RosterBoardProps) {
  const { today } = roster;
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [leaving, setLeaving] = useState<MemberView | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [done, setDone] = useState(false);
  const finish = () => {
    setLeaving(null);
    setAdding(false);
    setDone(true);
    router.refresh();
  };
  const columns = (["person", "number", "role", "from", "until"] as const).map((key) => ({
    key,
    label: text(`rosters.column_${key}`),
  }));
  const actions = mayChange ? [{ key: "actions", label: text("rosters.column_actions") }] : [];
  return (
    <>
      <PageHeader
        title={inLanguage(roster.section, language)}
        lead={text("rosters.lead")}
        actions={
          mayChange && (
            <>
              <Button tone="primary" onClick={() => setAdding(true)}>
                {text("rosters.add")}
              </Button>
              <ButtonLink href="/rosters/import">{text("rosters.import")}</ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-4">
        {done && <Notice tone="success">{text("rosters.saved")}</Notice>}
        {roster.faults.length > 0 && (
          <Notice tone="warning" title={text("rosters.faults_title")}>
            <ul className="list-disc ps-5">
              {roster.faults.map((fault) => (
                <li key={`${fault.personId} ${fault.from}`}>
                  {text("rosters.fault_gap", {
                    name: inLanguage(fault.name, language),
                    from: formatDayMonth(fault.from, language),
                    to: fault.to ? formatDayMonth(fault.to, language) : "",
                  })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {roster.members.length === 0 ? (
          <EmptyState title={text("rosters.empty_title")}>{text("rosters.empty_body")}</EmptyState>
        ) : (
          <Panel className="overflow-hidden">
            <Table caption={text("rosters.title")} columns={[...columns, ...actions]}>
              {roster.members.map((member) => (
                <TableRow key={`${member.personId} ${member.validFrom}`}>
                  <TableHeading>{inLanguage(member.name, language)}</TableHeading>
                  <TableCell label={text("rosters.column_number")}>
                    <bdi className="tabular-nums">{member.number}</bdi>
                  </TableCell>
                  <TableCell label={text("rosters.column_role")}>
                    {text(`rosters.role_${member.role}`)}
                  </TableCell>
                  <TableCell label={text("rosters.column_from")}>
                    {formatDayMonth(member.validFrom, language)}
                  </TableCell>
                  <TableCell label={text("rosters.column_until")}>
                    {member.validTo ? formatDayMonth(member.validTo, language) : text("rosters.open")}
                  </TableCell>
                  {mayChange && (
                    <TableCell label={text("rosters.column_actions")} phone="block">
                      {(member.validTo === null || member.validTo > today) && (
                        <Button
                          onClick={() => setLeaving(member)}
                          aria-label={text("rosters.change_named", {
                            name: inLanguage(member.name, language),
                          })}
                        >
                          {text("rosters.change")}
                        </Button>
                      )}
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </Table>
          </Panel>
        )}
      </div>
      {leaving && (
        <LeaveDialog
          sectionId={sectionId}
          member={leaving}
          others={others}
          today={today}
          onClose={() => setLeaving(null)}
          onDone={finish}
        />
      )}
      {isAdding && (
        <AddDialog sectionId={sectionId} today={today} onClose={() => setAdding(false)} onDone={finish} />
      )}
    </>
  );
}

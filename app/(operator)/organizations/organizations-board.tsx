"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { LocalDate } from "@/components/people/local-date";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { OrganizationSummary } from "@/lib/contracts/organizations";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { FoundDialog } from "./found-dialog";
import { InviteAgainDialog } from "./invite-again-dialog";

const COLUMNS = ["name", "zone", "created", "state", "actions"] as const;

type Task = { kind: "none" } | { kind: "founding" } | { kind: "inviting"; organization: OrganizationSummary };

/** The organisations of the platform: that they are there, and nothing of what is inside. */
export function OrganizationsBoard({ organizations }: { organizations: OrganizationSummary[] }) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [task, setTask] = useState<Task>({ kind: "none" });
  const label = (column: (typeof COLUMNS)[number]) => text(`organizations.column_${column}`);
  const close = () => {
    setTask({ kind: "none" });
    router.refresh();
  };
  const addButton = (
    <Button tone="primary" onClick={() => setTask({ kind: "founding" })}>
      {text("organizations.add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={text("organizations.title")} lead={text("organizations.lead")} actions={addButton} />
      {organizations.length === 0 ? (
        <EmptyState title={text("organizations.empty_title")} action={addButton}>
          {text("organizations.empty_body")}
        </EmptyState>
      ) : (
        <Panel className="overflow-hidden">
          <Table
            caption={text("organizations.title")}
            columns={COLUMNS.map((key) => ({ key, label: label(key) }))}
          >
            {organizations.map((organization) => (
              <TableRow key={organization.id}>
                <TableHeading>
                  <span className="[overflow-wrap:anywhere]">{inLanguage(organization.name, language)}</span>
                </TableHeading>
                <TableCell label={label("zone")}>
                  <bdi>{organization.timeZone}</bdi>
                </TableCell>
                <TableCell label={label("created")}>
                  <LocalDate instant={organization.createdAt} />
                </TableCell>
                <TableCell label={label("state")}>
                  <Badge tone={organization.state === "in_use" ? "good" : "late"}>
                    {text(`organizations.state_${organization.state}`)}
                  </Badge>
                </TableCell>
                <TableCell label={label("actions")}>
                  {organization.state === "awaiting_administrator" ? (
                    <Button
                      aria-label={text("organizations.again_of", {
                        name: inLanguage(organization.name, language),
                      })}
                      onClick={() => setTask({ kind: "inviting", organization })}
                    >
                      {text("organizations.again")}
                    </Button>
                  ) : (
                    <span className="text-muted">{text("common.none")}</span>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </Table>
        </Panel>
      )}
      {task.kind === "founding" && <FoundDialog onClose={close} />}
      {task.kind === "inviting" && <InviteAgainDialog organization={task.organization} onClose={close} />}
    </>
  );
}

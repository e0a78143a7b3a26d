"use client";

import { useSubmission } from "@/components/shell/use-submission";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { Invitation, InvitationState } from "@/lib/contracts/invitations";
import { formatAgo } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { revokeInvitationAction } from "./actions";

const COLUMNS = ["whom", "role", "state", "sent", "actions"] as const;

const TONES: Record<InvitationState, BadgeTone> = {
  open: "late",
  accepted: "good",
  revoked: "quiet",
  expired: "quiet",
};

type InvitationsTableProps = { invitations: Invitation[]; now: string; onDone: (message: string) => void };

/** Who was invited and what became of it. */
export function InvitationsTable({ invitations, now, onDone }: InvitationsTableProps) {
  const text = useText();
  const language = useLanguage();
  const { busy, problem, submit } = useSubmission();
  const label = (column: (typeof COLUMNS)[number]) => text(`roles.column_${column}`);

  async function revoke({ id, email }: Invitation) {
    if (await submit(() => revokeInvitationAction({ invitationId: id })))
      onDone(text("roles.invitation_revoked", { email }));
  }

  return (
    <section className="mt-4 grid gap-3">
      <h2 className="font-semibold text-xl">{text("roles.invitations")}</h2>
      {problem && <Notice tone="error">{problem}</Notice>}
      {invitations.length === 0 ? (
        <p className="text-muted">{text("roles.invitations_none")}</p>
      ) : (
        <Panel className="overflow-hidden">
          <Table
            caption={text("roles.invitations")}
            columns={COLUMNS.map((key) => ({ key, label: label(key) }))}
          >
            {invitations.map((invitation) => (
              <TableRow key={invitation.id}>
                <TableHeading>
                  <span className="block [overflow-wrap:anywhere]">
                    {inLanguage(invitation.name, language)}
                  </span>
                  <bdi className="block font-normal text-muted text-sm [overflow-wrap:anywhere]">
                    {invitation.email}
                  </bdi>
                </TableHeading>
                <TableCell label={label("role")}>
                  {text(`shell.role_${invitation.role}`)}
                  {invitation.unit && (
                    <span className="block text-muted text-sm">{inLanguage(invitation.unit, language)}</span>
                  )}
                </TableCell>
                <TableCell label={label("state")}>
                  <Badge tone={TONES[invitation.state]}>{text(`roles.state_${invitation.state}`)}</Badge>
                </TableCell>
                <TableCell label={label("sent")}>
                  {formatAgo(invitation.createdAt, now, language) ?? text("devices.just_now")}
                  <span className="block text-muted text-sm">
                    {invitation.invitedBy
                      ? text("roles.by", { name: inLanguage(invitation.invitedBy, language) })
                      : text("roles.by_operator")}
                  </span>
                </TableCell>
                <TableCell label={label("actions")}>
                  {invitation.state === "open" ? (
                    <Button
                      busy={busy}
                      aria-label={text("roles.revoke_of", { email: invitation.email })}
                      onClick={() => revoke(invitation)}
                    >
                      {text("roles.revoke")}
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
    </section>
  );
}

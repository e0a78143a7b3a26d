"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import type { Invitation } from "@/lib/contracts/invitations";
import type { RoleHolder, RolesView } from "@/lib/contracts/roles";
import type { UnitChoice } from "@/lib/contracts/units";
import { foldName } from "@/lib/domain/fold-name";
import { termStateOn } from "@/lib/domain/role-terms";
import { useText } from "@/lib/i18n/language-provider";
import { HolderItem } from "./holder-item";
import { InvitationsTable } from "./invitations-table";
import { RoleDialogs, useRoleTask } from "./role-dialogs";

type Shown = "current" | "administrators" | "former";

type RolesBoardProps = {
  view: RolesView;
  invitations: Invitation[];
  units: UnitChoice[];
  ownAccountId: string;
  now: string;
};

export function RolesBoard({ view, invitations, units, ownAccountId, now }: RolesBoardProps) {
  const text = useText();
  const [shown, setShown] = useState<Shown>("current");
  const [sought, setSought] = useState("");
  const task = useRoleTask();
  const found = view.holders.filter(
    (holder) => isShown(holder, shown, view.today) && isSought(holder, foldName(sought.trim())),
  );
  return (
    <>
      <PageHeader
        title={text("roles.title")}
        lead={text("roles.lead")}
        actions={
          <>
            <Button tone="primary" onClick={() => task.begin({ kind: "giving", holder: null })}>
              {text("roles.give")}
            </Button>
            <Button onClick={() => task.begin({ kind: "inviting", holder: null })}>
              {text("roles.invite")}
            </Button>
          </>
        }
      />
      <div className="grid gap-4">
        {task.notice}
        <div className="flex flex-wrap gap-3">
          <Segmented
            legend={text("roles.filter")}
            options={(["current", "administrators", "former"] as const).map((value) => ({
              value,
              label: text(`roles.filter_${value}`),
            }))}
            value={shown}
            onChange={setShown}
          />
          <Input
            type="search"
            aria-label={text("roles.find")}
            placeholder={text("roles.find")}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            className="sm:max-w-72"
          />
        </div>
        <Panel>
          {found.length === 0 ? (
            <p className="p-4 text-muted sm:p-6">{text("roles.none_found")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {found.map((holder) => (
                <HolderItem
                  key={holder.personId}
                  holder={holder}
                  today={view.today}
                  now={now}
                  isOwn={holder.account?.accountId === ownAccountId}
                  onTask={task.begin}
                />
              ))}
            </ul>
          )}
        </Panel>
        <InvitationsTable invitations={invitations} now={now} onDone={task.finish} />
      </div>
      <RoleDialogs control={task} today={view.today} units={units} />
    </>
  );
}

function isShown({ roles }: RoleHolder, shown: Shown, today: string): boolean {
  const serving = roles.filter(
    ({ role, validFrom: from, validTo: to }) =>
      role !== "student" && termStateOn({ from, to }, today) !== "ended",
  );
  if (shown === "former") return serving.length === 0;
  return shown === "current" ? serving.length > 0 : serving.some(({ role }) => role === "administrator");
}

function isSought({ name, number, account }: RoleHolder, sought: string): boolean {
  const texts = [name.ar, name.en, number, account?.email ?? ""];
  return texts.some((one) => foldName(one).includes(sought));
}

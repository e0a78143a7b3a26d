"use client";

import { HolderRoles } from "@/app/(staff)/roles/holder-roles";
import { RoleDialogs, useRoleTask } from "@/app/(staff)/roles/role-dialogs";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { RoleHolder } from "@/lib/contracts/roles";
import type { UnitChoice } from "@/lib/contracts/units";
import { useText } from "@/lib/i18n/language-provider";

type RolesPanelProps = {
  holder: RoleHolder;
  units: UnitChoice[];
  today: string;
  now: string;
  isOwn: boolean;
};

/** What the person is where and when, and the sign-in. */
export function RolesPanel({ holder, units, today, now, isOwn }: RolesPanelProps) {
  const text = useText();
  const control = useRoleTask();
  return (
    <Panel className="grid gap-3 p-4 sm:p-6">
      <h3 className="font-semibold text-lg">{text("people.roles")}</h3>
      {control.notice}
      <HolderRoles holder={holder} today={today} now={now} isOwn={isOwn} onTask={control.begin} />
      {holder.status === "active" && (
        <Button
          className="justify-self-start max-sm:w-full"
          onClick={() => control.begin({ kind: "giving", holder })}
        >
          {text("roles.give")}
        </Button>
      )}
      <RoleDialogs control={control} today={today} units={units} />
    </Panel>
  );
}

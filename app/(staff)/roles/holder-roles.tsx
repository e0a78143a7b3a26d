"use client";

import { useRouter } from "next/navigation";
import { useSubmission } from "@/components/shell/use-submission";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import type { RoleHolder, RoleTerm } from "@/lib/contracts/roles";
import { termStateOn } from "@/lib/domain/role-terms";
import { formatAgo } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { setAccountStateAction } from "./actions";
import { RoleLine } from "./role-line";
import type { RoleTask } from "./role-task";

type HolderRolesProps = {
  holder: RoleHolder;
  today: string;
  now: string;
  isOwn: boolean;
  onTask: (task: RoleTask) => void;
};

/** A person's roles, those of before folded away, and the account, each with what can be done. */
export function HolderRoles({ holder, today, now, isOwn, onTask }: HolderRolesProps) {
  const text = useText();
  const isOver = ({ validFrom: from, validTo: to }: RoleTerm) => termStateOn({ from, to }, today) === "ended";
  const over = holder.roles.filter(isOver);
  const held = holder.roles.filter((role) => !isOver(role));
  return (
    <div className="grid gap-2">
      {held.length === 0 && <p className="text-muted">{text("roles.no_role")}</p>}
      <ul className="grid gap-1">
        {held.map((role) => (
          <li key={role.affiliationId} className="flex flex-wrap items-center justify-between gap-x-3">
            <RoleLine role={role} today={today} />
            <EndButton holder={holder} role={role} onTask={onTask} />
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <Fold
          start="folded"
          className="-ms-1.5 w-fit pe-3 text-sm"
          summary={text("roles.earlier", { count: over.length })}
        >
          <ul className="grid gap-2 ps-6 pb-2">
            {over.map((role) => (
              <li key={role.affiliationId}>
                <RoleLine role={role} today={today} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <AccountLine holder={holder} now={now} isOwn={isOwn} onTask={onTask} />
    </div>
  );
}

function EndButton({
  holder,
  role,
  onTask,
}: Pick<HolderRolesProps, "holder" | "onTask"> & { role: RoleTerm }) {
  const text = useText();
  const name = inLanguage(holder.name, useLanguage());
  if (role.role === "operator")
    return <span className="text-muted text-sm">{text("roles.operator_note")}</span>;
  return (
    <Button
      tone="quiet"
      aria-label={text("roles.end_of", { role: text(`shell.role_${role.role}`), name })}
      onClick={() => onTask({ kind: "ending", holder, role })}
    >
      {text("roles.end")}
    </Button>
  );
}

function AccountLine({ holder, now, isOwn, onTask }: Omit<HolderRolesProps, "today">) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const { busy, problem, submit } = useSubmission();
  const { account } = holder;
  const name = inLanguage(holder.name, language);
  if (!account) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-3 border-line border-t pt-2">
        <span className="text-muted">{text("roles.account_none")}</span>
        {holder.status === "active" && (
          <Button
            aria-label={text("roles.invite_person_of", { name })}
            onClick={() => onTask({ kind: "inviting", holder })}
          >
            {text("roles.invite_person")}
          </Button>
        )}
      </div>
    );
  }

  async function switchOn() {
    if (
      account &&
      (await submit(() => setAccountStateAction({ accountId: account.accountId, state: "active" })))
    )
      router.refresh();
  }

  const ago = account.lastSeenAt ? formatAgo(account.lastSeenAt, now, language) : null;
  const seen = !account.lastSeenAt
    ? text("roles.account_never")
    : ago
      ? text("roles.account_last", { ago })
      : text("roles.account_now");
  return (
    <div className="grid gap-2 border-line border-t pt-2">
      {problem && <Notice tone="error">{problem}</Notice>}
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <bdi className="[overflow-wrap:anywhere]">{account.email}</bdi>
          <Badge tone={account.isActive ? "good" : "bad"}>
            {text(account.isActive ? "roles.account_active" : "roles.account_inactive")}
          </Badge>
          {account.hasSecondFactor && <Badge tone="quiet">{text("roles.second_factor")}</Badge>}
          <span className="text-muted text-sm">{seen}</span>
        </span>
        {!isOwn &&
          (account.isActive ? (
            <Button
              tone="quiet"
              aria-label={text("roles.deactivate_of", { name })}
              onClick={() => onTask({ kind: "switching_off", holder })}
            >
              {text("roles.deactivate")}
            </Button>
          ) : (
            <Button busy={busy} aria-label={text("roles.activate_of", { name })} onClick={switchOn}>
              {text("roles.activate")}
            </Button>
          ))}
      </div>
    </div>
  );
}

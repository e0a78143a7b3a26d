import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { can } from "@/lib/domain/abilities";
import { listInvitations } from "@/lib/server/accounts/list-invitations";
import { listRoleHolders } from "@/lib/server/affiliations/list-role-holders";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../staff-actor";
import { RolesBoard } from "./roles-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("roles.title") };
}

export default async function RolesPage() {
  const actor = await staffActor("/roles");
  if (!can(actor.roles, "role.manage")) redirect("/today");
  const now = new Date();
  const [view, invitations, units] = await Promise.all([
    listRoleHolders(actor, "staff", now),
    listInvitations(actor, now),
    listUnitChoices(actor, now),
  ]);
  return (
    <RolesBoard
      view={view}
      invitations={invitations}
      units={units}
      ownAccountId={actor.accountId}
      now={now.toISOString()}
    />
  );
}

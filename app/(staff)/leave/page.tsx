import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { listLeavesSchema } from "@/lib/contracts/leave";
import { may } from "@/lib/server/actor";
import { listLeaveTypes } from "@/lib/server/leave/list-leave-types";
import { listLeaves } from "@/lib/server/leave/list-leaves";
import { staffActor } from "../staff-actor";
import { LeaveQueue } from "./leave-queue";
import { LeaveStates } from "./leave-states";
import { LeaveTypesPanel } from "./leave-types-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("leave.title") };
}

export default async function LeavePage({ searchParams }: { searchParams: Promise<{ state?: unknown }> }) {
  const [query, { text }] = await Promise.all([searchParams, getText()]);
  const state = listLeavesSchema.safeParse({ state: query.state }).data?.state ?? "pending";
  const actor = await staffActor(`/leave?state=${state}`);
  if (!may(actor, "leave.decide")) redirect("/today");
  const leaves = await listLeaves(actor, { state }, new Date());
  const types = may(actor, "policy.manage") ? await listLeaveTypes(actor) : null;
  return (
    <>
      <PageHeader title={text("leave.title")} lead={text("leave.lead")} />
      <div className="grid gap-4">
        <LeaveStates state={state} />
        <LeaveQueue key={state} leaves={leaves} state={state} ownPersonId={actor.personId} />
        {types && <LeaveTypesPanel types={types} />}
      </div>
    </>
  );
}

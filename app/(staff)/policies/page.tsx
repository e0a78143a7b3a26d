import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { getPolicies } from "@/lib/server/policies/get-policies";
import { listSections } from "@/lib/server/sections/list-sections";
import { getShifts } from "@/lib/server/shifts/get-shifts";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../staff-actor";
import { PoliciesBoard } from "./policies-board";
import { RateRulesPanel } from "./rate-rules-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("policies.title") };
}

export default async function PoliciesPage() {
  const [{ text }, actor] = await Promise.all([getText(), staffActor("/policies")]);
  if (!can(actor.roles, "policy.manage")) redirect("/today");
  const now = new Date();
  const [view, units, sections, shifts] = [
    await getPolicies(actor, now),
    await listUnitChoices(actor, now),
    await listSections(actor, now),
    await getShifts(actor, now),
  ];
  const scopes = [
    ...units.map(({ id, name }) => ({ kind: "unit" as const, id, name })),
    ...sections.map(({ id, name }) => ({ kind: "section" as const, id, name })),
    ...shifts.templates.map(({ id, name }) => ({ kind: "shift_template" as const, id, name })),
  ];
  return (
    <>
      <PageHeader title={text("policies.title")} lead={text("policies.lead")} />
      <PoliciesBoard view={view} scopes={scopes} />
      <RateRulesPanel rates={view.rates} />
    </>
  );
}

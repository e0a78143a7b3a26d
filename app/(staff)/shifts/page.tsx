import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { getShifts } from "@/lib/server/shifts/get-shifts";
import { listShiftCandidates } from "@/lib/server/shifts/list-shift-candidates";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../staff-actor";
import { ShiftsBoard } from "./shifts-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("shifts.title") };
}

export default async function ShiftsPage() {
  const [{ text }, actor] = await Promise.all([getText(), staffActor("/shifts")]);
  if (!can(actor.roles, "unit.manage")) redirect("/today");
  const now = new Date();
  const [view, units, people] = [
    await getShifts(actor, now),
    await listUnitChoices(actor, now),
    await listShiftCandidates(actor),
  ];
  return (
    <>
      <PageHeader title={text("shifts.title")} lead={text("shifts.lead")} />
      <ShiftsBoard view={view} units={units} people={people} />
    </>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/server/actor";
import { listPeriodLocks } from "@/lib/server/periods/list-period-locks";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../staff-actor";
import { PeriodsBoard } from "./periods-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("periods.title") };
}

export default async function PeriodsPage() {
  const [{ text }, actor] = await Promise.all([getText(), staffActor("/periods")]);
  if (!may(actor, "period.lock")) redirect("/today");
  const [locks, units] = [await listPeriodLocks(actor), await listUnitChoices(actor)];
  return (
    <>
      <PageHeader title={text("periods.title")} lead={text("periods.lead")} />
      <PeriodsBoard locks={locks} units={units.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/server/actor";
import { listAlertRules } from "@/lib/server/alerts/list-alert-rules";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../staff-actor";
import { AlertsBoard } from "./alerts-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("alerts.title") };
}

export default async function AlertsPage() {
  const [{ text }, actor] = await Promise.all([getText(), staffActor("/alerts")]);
  if (!may(actor, "alert.manage")) redirect("/today");
  const [rules, units] = [await listAlertRules(actor), await listUnitChoices(actor)];
  return (
    <>
      <PageHeader title={text("alerts.title")} lead={text("alerts.lead")} />
      <AlertsBoard rules={rules} units={units.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}

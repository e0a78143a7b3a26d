import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { staffActor } from "../../staff-actor";
import { ImportForm } from "./import-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("rosters.import") };
}

export default async function ImportPage() {
  const [{ text }, actor] = await Promise.all([getText(), staffActor("/rosters/import")]);
  if (!can(actor.roles, "unit.manage")) redirect("/today");
  return (
    <>
      <PageHeader title={text("rosters.import")} lead={text("rosters.import_lead")} />
      <ImportForm />
    </>
  );
}

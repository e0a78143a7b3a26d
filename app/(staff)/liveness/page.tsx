import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { getLivenessPolicy } from "@/lib/server/liveness/get-liveness-policy";
import { staffActor } from "../staff-actor";
import { PolicyForm } from "./policy-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("liveness.title") };
}

export default async function LivenessPage() {
  const actor = await staffActor("/liveness");
  if (!can(actor.roles, "policy.manage")) redirect("/today");
  const { text } = await getText();
  return (
    <>
      <PageHeader title={text("liveness.title")} lead={text("liveness.lead")} />
      <PolicyForm policy={await getLivenessPolicy(actor)} />
    </>
  );
}

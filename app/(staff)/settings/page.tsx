import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { getOrganizationSettings } from "@/lib/server/organizations/get-organization-settings";
import { staffActor } from "../staff-actor";
import { IdentityForm } from "./identity-form";
import { SecondFactorPanel } from "./second-factor-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("settings.title") };
}

export default async function SettingsPage() {
  const [actor, { text }] = await Promise.all([staffActor("/settings"), getText()]);
  if (!can(actor.roles, "organization.manage")) redirect("/today");
  const settings = await getOrganizationSettings(actor);
  return (
    <div className="max-w-2xl">
      <PageHeader title={text("settings.title")} />
      <div className="grid gap-6">
        <IdentityForm settings={settings} zones={Intl.supportedValuesOf("timeZone")} />
        <SecondFactorPanel rule={settings.secondFactor} />
      </div>
    </div>
  );
}

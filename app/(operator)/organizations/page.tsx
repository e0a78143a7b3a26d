import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { startPath } from "@/app/start-path";
import { can } from "@/lib/domain/abilities";
import { pageActor } from "@/lib/server/edge";
import { listOrganizations } from "@/lib/server/organizations/list-organizations";
import { OrganizationsBoard } from "./organizations-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("organizations.title") };
}

export default async function OrganizationsPage() {
  const actor = await pageActor("/organizations");
  if (!can(actor.roles, "organization.create")) redirect(startPath(actor.roles));
  return <OrganizationsBoard organizations={await listOrganizations(actor)} />;
}
